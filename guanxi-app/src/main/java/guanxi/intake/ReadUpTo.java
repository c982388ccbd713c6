package guanxi.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of another reader up to a number. */
final class ReadUpTo implements FactReader {

  private final FactReader reader;
  private final long lastRow;

  ReadUpTo(FactReader reader, long lastRow) {
    this.reader = reader;
    this.lastRow = lastRow;
  }

  @Override
  public @Nullable ReadRow next() throws IOException {
    ReadRow row = reader.next();
    return row == null || row.number() > lastRow ? null : row;
  }

  @Override
  public long done() {
    return reader.done();
  }

  @Override
  public long total() {
    return reader.total();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
