package guanxi.warehouse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The row a stream stands at, read by column name. Valid only during the call that hands it out.
 */
public interface WarehouseRow {

  /** A text, or null. */
  @Nullable String text(String column);

  /** A whole number; 0 for null, which {@link #isNull} tells apart. */
  long number(String column);

  /** A floating point number; NaN for null. */
  double decimal(String column);

  /** A day, or null. */
  @Nullable LocalDate day(String column);

  /** Whether the column is null in this row. */
  boolean isNull(String column);
}
