package guanxi.matching;

import guanxi.customer.IdentityFollower;
import guanxi.customer.ProfileFollower;
import guanxi.platform.Shadow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps to which customers pairs and decisions belong, and notes who is to be compared with all
 * others. A rebuild makes the same customers again and is not listened to.
 */
@Component
class FollowCustomers implements IdentityFollower, ProfileFollower {

  private final JdbcClient database;

  FollowCustomers(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void follow() {
    if (!Shadow.isCast()) {
      movePairs();
      moveDecisions();
    }
  }

  @Override
  public void changed() {
    if (!Shadow.isCast()) {
      database
          .sql("INSERT INTO matching.waiting (customer_id) SELECT id FROM profile_changed")
          .update();
    }
  }

  private void movePairs() {
    database
        .sql(
            """
            UPDATE matching.pair p SET one_customer = m.new_customer
            FROM identity_moved m
            WHERE p.a = m.identity_id AND p.one_customer <> m.new_customer
            """)
        .update();
    database
        .sql(
            """
            UPDATE matching.pair p SET other_customer = m.new_customer
            FROM identity_moved m
            WHERE p.b = m.identity_id AND p.other_customer <> m.new_customer
            """)
        .update();
  }

  private void moveDecisions() {
    database
        .sql(
            """
            UPDATE matching.decision d SET one_customer = m.new_customer
            FROM identity_moved m
            WHERE d.a = m.identity_id AND d.one_customer <> m.new_customer
            """)
        .update();
    database
        .sql(
            """
            UPDATE matching.decision d SET other_customer = m.new_customer
            FROM identity_moved m
            WHERE d.b = m.identity_id AND d.other_customer <> m.new_customer
            """)
        .update();
  }
}
