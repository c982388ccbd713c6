package guanxi.platform.postgres;

import guanxi.platform.HomeFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides which database the connection pool talks to. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** Started with the context and stopped after the connection pool that depends on it. */
  @Bean(destroyMethod = "close")
  Database database(DatabaseSettings own, PostgresSettings bundled, HomeFolder home) {
    return Database.open(own, bundled, home);
  }
}
