package guanxi.files;

/** Why a file as a whole cannot be read as a table. */
public enum FileProblem {
  /** The file has no bytes, or nothing but blank lines. */
  EMPTY,
  /** A spreadsheet of Excel 97–2003 ({@code .xls}); save it as {@code .xlsx} or CSV. */
  OLD_EXCEL,
  /** A spreadsheet protected by a password. */
  ENCRYPTED,
  /** A spreadsheet of LibreOffice ({@code .ods}); save it as {@code .xlsx} or CSV. */
  OPEN_DOCUMENT,
  /** A web page, perhaps named {@code .xls}; open it in a spreadsheet and save as CSV. */
  WEB_PAGE,
  /** A PDF document. */
  PDF,
  /** A picture. */
  PICTURE,
  /** An archive; unpack it first. */
  ARCHIVE,
  /** Nothing that looks like a table. */
  NOT_A_TABLE,
  /** A compressed file that unfolds to far more than a table would. */
  BOMB,
  /** A damaged file: what is compressed in it cannot be unpacked. */
  DAMAGED,
  /** The workbook has no sheet of this name. */
  NO_SUCH_SHEET,
  /** The workbook holds more different texts than fit into memory; save the sheet as CSV. */
  TOO_MANY_TEXTS
}
