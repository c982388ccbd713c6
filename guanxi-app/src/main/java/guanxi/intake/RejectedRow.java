package guanxi.intake;

import java.util.List;

/**
 * Why a row was left out.
 *
 * @param row its number as a spreadsheet shows it: the first row of the file is 1
 * @param column the header of the offending column, or empty when it is the row as a whole
 * @param code what is wrong; text key {@code intake.reason.<code>}
 * @param value the offending value, shortened
 * @param arguments what the text of the code says besides
 */
public record RejectedRow(
    long row, String column, String code, String value, List<String> arguments) {

  /** Copies the arguments. */
  public RejectedRow {
    arguments = List.copyOf(arguments);
  }
}
