package guanxi.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a file one after the other, the header being one of them; blank lines are left out. */
interface RowSource extends AutoCloseable {

  /** The next row, or null at the end. */
  @Nullable Row next() throws IOException;

  @Override
  void close() throws IOException;
}
