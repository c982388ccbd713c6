package guanxi.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class BundledDatabaseIT {

  @Autowired JdbcClient database;

  @Test
  void keepsTextsInUnicodeAndChecksItsPages() {
    assertThat(setting("server_encoding")).isEqualTo("UTF8");
    assertThat(setting("data_checksums")).isEqualTo("on");
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
  }

  @Test
  void theApplicationIsNoSuperuser() {
    assertThat(setting("is_superuser")).isEqualTo("off");
  }

  @Test
  void migrationsOfThisModuleRan() {
    assertThat(database.sql("SELECT to_regclass('platform.job')").query(String.class).single())
        .isEqualTo("platform.job");
  }

  private String setting(String name) {
    return database
        .sql("SELECT current_setting(:name)")
        .param("name", name)
        .query(String.class)
        .single();
  }
}
