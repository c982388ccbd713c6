package guanxi.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is laid out as a table.
 *
 * @param kind how cells are parted
 * @param encoding of the bytes; meaningless for a workbook
 * @param delimiter between cells of {@link Kind#DELIMITED}, otherwise meaningless
 * @param headerRow number of the row that names the columns, from 1; 0 when there is none
 * @param sheet name of the sheet of a workbook, empty for the first one that has rows
 */
public record Layout(Kind kind, Charset encoding, char delimiter, int headerRow, String sheet) {

  /** How cells are parted. */
  public enum Kind {
    /** By one character, with quotation marks where needed (RFC 4180). */
    DELIMITED,
    /** By runs of blanks. */
    BLANKS,
    /** By the cells of an Excel workbook. */
    WORKBOOK
  }

  /** Text in this encoding, parted by this character, the first row being the header. */
  public static Layout delimited(Charset encoding, char delimiter) {
    return new Layout(Kind.DELIMITED, encoding, delimiter, 1, "");
  }

  /** The sheet of this name, the first row being the header. */
  public static Layout workbook(String sheet) {
    return new Layout(Kind.WORKBOOK, StandardCharsets.UTF_8, ',', 1, sheet);
  }

  /** The same with another header row; 0 for none. */
  public Layout withHeaderRow(int row) {
    return new Layout(kind, encoding, delimiter, row, sheet);
  }
}
