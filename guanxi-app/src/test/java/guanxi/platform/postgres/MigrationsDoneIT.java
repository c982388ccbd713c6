package guanxi.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class MigrationsDoneIT {

  @Autowired Flyway flyway;
  @Autowired ModuleMigrations migrations;
  @Autowired JdbcClient database;

  @Test
  void readsTheHistoriesOnlyWhenTheScriptsAreOthersThanTheLast() {
    database.sql("UPDATE flyway_schema_history_staff SET checksum = checksum + 1").update();
    try {
      migrations.migrate(flyway);

      database.sql("UPDATE migrations_done SET fingerprint = 'of others'").update();
      assertThatThrownBy(() -> migrations.migrate(flyway))
          .isInstanceOf(FlywayValidateException.class);
    } finally {
      database.sql("UPDATE flyway_schema_history_staff SET checksum = checksum - 1").update();
      migrations.migrate(flyway);
    }
  }

  @Test
  void theFingerprintIsOverNamesAndContents() {
    // printf 'staff/V1__staff.sql 8\nSELECT 1' | sha256sum
    assertThat(MigrationsDone.fingerprint(scripts("SELECT 1")))
        .isEqualTo("6d0e466c8320b995765e646e321e45613aaf8f25951cf541e4f62b38d5bba15b");
  }

  private static SortedMap<String, ByteArrayResource> scripts(String content) {
    var scripts = new TreeMap<String, ByteArrayResource>();
    scripts.put("staff/V1__staff.sql", new ByteArrayResource(content.getBytes(UTF_8)));
    return scripts;
  }
}
