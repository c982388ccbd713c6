package guanxi.files;

import guanxi.files.records.ImportRecord;
import java.util.List;

/** What became of one row: every row of data gives exactly one. */
public sealed interface RowOutcome {

  /** The row as it stands in the file. */
  Row row();

  /**
   * The row was understood.
   *
   * @param records what it says, at least one; an order comes before its line
   * @param remarks cells that were left out
   */
  record Accepted(Row row, List<ImportRecord> records, List<Rejection> remarks)
      implements RowOutcome {}

  /**
   * The row was not taken.
   *
   * @param reasons at least one
   */
  record Rejected(Row row, List<Rejection> reasons) implements RowOutcome {}
}
