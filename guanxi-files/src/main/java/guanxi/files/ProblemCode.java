package guanxi.files;

/**
 * Why a row, or a cell of it, could not be taken. The sentences for people live with the program
 * that shows them; what is known beyond the code is in {@link Rejection#arguments()}, in the order
 * given here.
 */
public enum ProblemCode {
  /** Bytes that are no text in the file's encoding. Arguments: encoding, byte position. */
  UNDECODABLE_BYTES,
  /** A NUL character, which no database text can hold. */
  NUL_CHARACTER,
  /** A quotation mark opens a cell and none closes it. Reading goes on with the next line. */
  QUOTE_NEVER_CLOSED,
  /** A cell longer than the limit. Arguments: the limit in characters. */
  CELL_TOO_LARGE,
  /** Fewer cells than the header, and a needed one is missing. Arguments: expected, found. */
  TOO_FEW_CELLS,
  /** More cells than the header, not all of them empty. Arguments: expected, found. */
  TOO_MANY_CELLS,
  /** The spreadsheet shows an error such as {@code #REF!} in a needed cell. */
  CELL_IS_ERROR,
  /** No column was chosen for something needed. Arguments: the role. */
  COLUMN_MISSING,
  /** A needed cell is empty. */
  CELL_EMPTY,
  /** No date and time. Arguments: the date order the column is read in. */
  TIME_UNREADABLE,
  /** A date outside the plausible range. Arguments: earliest and latest date accepted. */
  TIME_OUT_OF_RANGE,
  /** No number. Arguments: the decimal sign the column is read with. */
  NUMBER_UNREADABLE,
  /** A number too large to be an amount or a quantity. */
  NUMBER_OUT_OF_RANGE,
  /** A currency that ISO 4217 does not know. */
  CURRENCY_UNKNOWN,
  /** No e-mail address. Only a remark: the row is taken without it. */
  EMAIL_UNREADABLE,
  /** No telephone number of the country. Only a remark. Arguments: the country assumed. */
  PHONE_UNREADABLE,
  /** A further line of an order whose first line was not taken. Arguments: the order number. */
  ORDER_START_MISSING
}
