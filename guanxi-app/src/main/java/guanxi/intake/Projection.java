package guanxi.intake;

/**
 * A module that keeps tables derived from facts. It is called inside the transaction that stores
 * the facts, so both are there or neither.
 *
 * <p>The facts lie in temporary tables, described in {@link FactTables}; a projection reads them
 * with its own SQL. Which identities moved to another customer it hears as an {@link
 * guanxi.customer.IdentityFollower}. What it writes must follow from the facts alone, not from the
 * order in which they came.
 */
public interface Projection {

  /** A name for the step table: the module's. */
  String name();

  /** Takes in {@code fact_batch}. */
  void apply();

  /** Takes back {@code fact_withdrawn}. */
  void withdraw();
}
