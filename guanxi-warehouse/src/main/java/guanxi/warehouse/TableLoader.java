package guanxi.warehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new table row by row: one call per column in the shape's order, then {@link #endRow}. The
 * rows can be read after {@link #close}.
 */
public interface TableLoader extends AutoCloseable {

  /** Appends a text, or null. */
  TableLoader text(@Nullable String value);

  /** Appends a whole number. */
  TableLoader number(long value);

  /** Appends a floating point number. */
  TableLoader decimal(double value);

  /** Appends a moment, to the microsecond. */
  TableLoader instant(Instant value);

  /** Ends the row. */
  void endRow();

  @Override
  void close();
}
