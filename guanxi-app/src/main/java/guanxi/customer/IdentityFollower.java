package guanxi.customer;

/**
 * A module that keeps to which customer something belongs. It is called whenever identities moved
 * from one customer to another, by evidence or by staff, inside that transaction.
 */
public interface IdentityFollower {

  /**
   * Takes in {@code identity_moved (identity_id, old_customer, new_customer)}, a temporary table
   * that holds each moved identity once.
   */
  void follow();
}
