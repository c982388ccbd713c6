package guanxi.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of one origin and understands them. Not for several threads at once. */
public interface FactReader extends Closeable {

  /** The next row, or null after the last. Rows are numbered upwards. */
  @Nullable ReadRow next() throws IOException;

  /** How much was read so far, in the unit of {@link #total}. Any thread may ask. */
  long done();

  /** How much there is to read. */
  long total();

  /**
   * A row and what it tells.
   *
   * @param body the row as sent
   * @param facts empty exactly when there is a rejection
   * @param remarks codes of cells that were left out of a row that was taken
   */
  record ReadRow(
      long number,
      String body,
      List<Fact> facts,
      @Nullable RejectedRow rejection,
      List<String> remarks) {}
}
