package guanxi.files;

/** Understands the rows of one format, in file order; may remember earlier rows. */
interface RowInterpreter {

  /** What the row says. The row has no problem of its own. */
  RowOutcome interpret(Row row);
}
