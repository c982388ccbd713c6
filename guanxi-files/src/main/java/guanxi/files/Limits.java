package guanxi.files;

/**
 * How much of a hostile file is held or unpacked.
 *
 * @param cellChars longest cell accepted, in characters
 * @param inflatedBytes most bytes that a compressed file may unfold to
 * @param inflationRatio most bytes that one compressed byte may unfold to, judged after the first
 *     ten million
 * @param sharedTextChars most characters of different texts held for a workbook
 */
public record Limits(int cellChars, long inflatedBytes, int inflationRatio, long sharedTextChars) {

  /** A cell of 1 M characters, 16 GB unpacked, 200 times, 64 M characters of texts. */
  public static final Limits DEFAULT = new Limits(1_000_000, 16L << 30, 200, 64_000_000);
}
