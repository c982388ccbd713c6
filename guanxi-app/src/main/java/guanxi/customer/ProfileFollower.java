package guanxi.customer;

/**
 * A module that looks at what is known of customers. It is called whenever profiles became other
 * than they were, inside that transaction; it must be quick.
 */
public interface ProfileFollower {

  /** Takes in {@code profile_changed (id)}, a temporary table of customers, each once. */
  void changed();
}
