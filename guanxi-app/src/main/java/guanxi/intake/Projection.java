package guanxi.intake;

/**
 * A module that keeps tables derived from facts. It is called inside the transaction that stores
 * the facts, so both are there or neither.
 *
 * <p>The facts lie in temporary tables, described in {@link FactTables}; a projection reads them
 * with its own SQL. What it writes must follow from the facts alone, not from the order in which
 * they came.
 */
public interface Projection {

  /** A name for the step table: the module's. */
  String name();

  /** Takes in {@code fact_batch} and {@code identity_moved}. */
  void apply();

  /** Takes back {@code fact_withdrawn} and takes in {@code identity_moved}. */
  void withdraw();
}
