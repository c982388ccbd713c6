package guanxi.warehouse;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Computes marts over feeds. DuckDB in the process is the default; a cluster engine takes the same
 * marts. One engine serves one refresh or one analysis: it is not shared between threads, and what
 * was built in it is gone when it is closed, unless it was written to a file.
 *
 * <p>Every method throws {@link WarehouseException} when the engine refuses, naming what it was
 * asked for.
 */
public interface WarehouseEngine extends AutoCloseable {

  /** Which engine it is: {@code duckdb}, {@code spark}. Files of one are not read by another. */
  String name();

  /** Starts a new table whose rows come from the caller. */
  TableLoader load(TableShape shape);

  /**
   * Copies a CSV file with a header line (RFC 4180, UTF-8, empty = null, moments in ISO 8601 with
   * zone) into a new table.
   */
  void readCsv(TableShape shape, Path file);

  /** Rewrites such a CSV file as a Parquet file, in bounded memory, replacing an older one. */
  void convertCsv(TableShape shape, Path csv, Path parquet);

  /**
   * Rewrites such a CSV file as Parquet files in folders {@code month=2026-01} (UTC) below a
   * folder. Moments before 1990 or after 2099, and rows without one, go to {@code month=odd}.
   *
   * @param moment the column that decides
   * @param folder must not yet hold files of the months that occur
   */
  void convertCsvByMonth(TableShape shape, String moment, Path csv, Path folder);

  /** Makes a Parquet file, or all of a folder of months, readable under a name, uncopied. */
  void registerParquet(String table, Path file);

  /** Computes a mart into the table of its name, replacing an older one. */
  void build(Mart mart, MartParameters parameters);

  /** Computes a mart that is small enough to be held in memory. */
  Columns read(Mart mart, MartParameters parameters);

  /**
   * Computes a mart and hands its rows out one by one, in no particular order unless the mart says.
   *
   * @return how many rows there were
   */
  long stream(Mart mart, MartParameters parameters, Consumer<WarehouseRow> reader);

  /** How many rows a table has. */
  long count(String table);

  /** Writes a table or built mart to a Parquet file, replacing an older one. */
  void writeParquet(String table, Path file);

  /** Forgets a table or view, to make room. */
  void drop(String table);

  @Override
  void close();
}
