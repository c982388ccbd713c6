package guanxi.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class AuditTrailIT {

  @Autowired AuditTrail trail;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  @Test
  void theChainIsIntactAfterManyEntries() {
    long before = trail.verify().intact();
    for (int i = 0; i < 20; i++) {
      trail.record("staff.tried", "thing:" + i, "détails | 4:x");
    }

    assertThat(trail.verify()).isEqualTo(new AuditTrail.Verification(before + 20, null));
  }

  @Test
  void entriesCannotBeChangedOrRemoved() {
    trail.record("staff.tried", "", "");

    for (String attack :
        new String[] {
          "UPDATE staff.audit_entry SET details = 'x'",
          "DELETE FROM staff.audit_entry",
          "TRUNCATE staff.audit_entry"
        }) {
      assertThatThrownBy(() -> database.sql(attack).update())
          .hasMessageContaining("only ever added");
    }
  }

  @Test
  void anAddressCanBeForgottenWithoutBreakingTheChain() {
    trail.record("staff.tried", "", "");

    database.sql("UPDATE staff.audit_entry SET address = NULL").update();

    assertThat(trail.verify().brokenAt()).isNull();
  }

  @Test
  void whoeverGetsPastTheTriggerIsFound() {
    trail.record("staff.tried", "", "");
    trail.record("staff.tried", "", "");
    long last = trail.verify().intact();

    for (String attack :
        new String[] {
          "UPDATE staff.audit_entry SET details = 'x' WHERE position = " + (last - 1),
          "DELETE FROM staff.audit_entry WHERE position = " + (last - 1),
          "UPDATE staff.audit_entry SET at = at + interval '1 microsecond' WHERE position = "
              + (last - 1)
        }) {
      transaction.executeWithoutResult(status -> {
        database.sql("ALTER TABLE staff.audit_entry DISABLE TRIGGER USER").update();
        database.sql(attack).update();
        assertThat(trail.verify().brokenAt()).as(attack).isEqualTo(last - 1);
        status.setRollbackOnly();
      });
    }
    assertThat(trail.verify().brokenAt()).isNull();
  }
}
