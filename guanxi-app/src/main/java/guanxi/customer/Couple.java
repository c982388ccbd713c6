package guanxi.customer;

import java.util.UUID;

/** Two identities, or the customers named by them; {@code a} and {@code b} in the order of ids. */
public record Couple(UUID a, UUID b) {

  /** These two in the order of their ids, which is PostgreSQL's. */
  public static Couple of(UUID one, UUID other) {
    return PersonGraph.compare(one, other) <= 0 ? new Couple(one, other) : new Couple(other, one);
  }
}
