package guanxi.platform.postgres;

import guanxi.platform.HomeFolder;
import guanxi.platform.HomeLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides which database the connection pool talks to. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /**
   * Started with the context and stopped after the connection pool that depends on it; only under
   * the lock.
   */
  @Bean(destroyMethod = "close")
  Database database(
      DatabaseSettings own, PostgresSettings bundled, HomeFolder home, HomeLock lock) {
    return Database.open(own, bundled, home);
  }
}
