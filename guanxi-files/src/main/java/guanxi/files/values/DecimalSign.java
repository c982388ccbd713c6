package guanxi.files.values;

/** Which sign parts whole from fraction in a column of numbers; the other one groups thousands. */
public enum DecimalSign {
  /** As in 1,234.56. */
  POINT('.'),
  /** As in 1.234,56 and 1 234,56. */
  COMMA(',');

  private final char sign;

  DecimalSign(char sign) {
    this.sign = sign;
  }

  /** The sign itself. */
  public char sign() {
    return sign;
  }

  char grouping() {
    return this == POINT ? ',' : '.';
  }
}
