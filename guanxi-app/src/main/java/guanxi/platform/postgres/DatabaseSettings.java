package guanxi.platform.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A PostgreSQL of your own instead of the bundled one.
 *
 * @param url JDBC address such as jdbc:postgresql://db.example/guanxi. Default: the bundled
 *     PostgreSQL.
 * @param user Role that owns the database.
 * @param password That role's password.
 */
@ConfigurationProperties("guanxi.db")
record DatabaseSettings(
    @Nullable String url, @DefaultValue("guanxi") String user, @DefaultValue("") String password) {

  @Override
  public String toString() {
    return "DatabaseSettings[url=" + url + ", user=" + user + ", password=***]";
  }
}
