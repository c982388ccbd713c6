package guanxi.intake;

import java.time.Instant;

/**
 * Facts of a file came in or were taken back; whoever derives numbers from them should look again.
 *
 * @param taken what happened
 * @param counts of the whole import; of what was taken back for an undo
 */
public record ImportEnded(ImportId id, Taken taken, FileImport.Counts counts, Instant at) {

  /** Which way the facts went. */
  public enum Taken {
    /** In, to the end of the file. */
    IN,
    /** In, as far as it came before it was stopped or broke off. */
    PARTLY_IN,
    /** Back out. */
    BACK
  }
}
