package guanxi.spark;

import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.TableLoader;
import guanxi.warehouse.TableShape;
import guanxi.warehouse.WarehouseEngine;
import guanxi.warehouse.WarehouseException;
import guanxi.warehouse.WarehouseRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark cluster as the warehouse. This process is the driver; workers read the feeds and write
 * the built marts as Parquet in the folder they share with it, and what was built is deleted when
 * the engine is closed. One per process at a time.
 */
public final class SparkEngine implements WarehouseEngine {

  private final SparkSession session;
  private final Path built;
  private final Map<String, Path> tables = new HashMap<>();
  private int builds;

  private SparkEngine(SparkSession session, Path built) {
    this.session = session;
    this.built = built;
  }

  /** Starts an application on the cluster; the folder must exist. */
  public static SparkEngine open(SparkSettings settings) {
    SparkSession session =
        attempt(
            "Spark at " + settings.master(),
            () ->
                SparkSession.builder()
                    .appName("guanxi")
                    .master(settings.master())
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", settings.driverHost())
                    .config("spark.driver.bindAddress", settings.driverHost())
                    .config("spark.cores.max", settings.cores())
                    .config("spark.executor.memory", settings.executorMegabytes() + "m")
                    .config("spark.sql.shuffle.partitions", Math.max(2, settings.cores()))
                    .config("spark.sql.session.timeZone", "UTC")
                    .config("spark.sql.ansi.enabled", "true")
                    .config("spark.sql.datetime.java8API.enabled", "true")
                    .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                    .config("spark.sql.warehouse.dir", uri(settings.folder().resolve("spark")))
                    .getOrCreate());
    SparkEngine engine = new SparkEngine(session, settings.folder().resolve("built"));
    for (String function : SparkResources.functions()) {
      attempt("functions", () -> session.sql(function));
    }
    return engine;
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public TableLoader load(TableShape shape) {
    return new SparkLoader(rows ->
        session
            .createDataFrame(rows, SparkResources.schema(shape))
            .createOrReplaceTempView(shape.name()));
  }

  @Override
  public void readCsv(TableShape shape, Path file) {
    attempt(
        "file " + file.getFileName(),
        () -> {
          keep(shape.name(), csv(shape, file));
          return true;
        });
  }

  private Dataset<Row> csv(TableShape shape, Path file) {
    return session
        .read()
        .schema(SparkResources.schema(shape))
        .option("header", "true")
        .option("multiLine", "true")
        .option("quote", "\"")
        .option("escape", "\"")
        .option("nullValue", "")
        .option("mode", "FAILFAST")
        .csv(uri(file));
  }

  @Override
  public void convertCsv(TableShape shape, Path csv, Path parquet) {
    attempt(
        "file " + csv.getFileName(),
        () -> {
          csv(shape, csv).write().mode(SaveMode.Overwrite).parquet(uri(parquet));
          return true;
        });
  }

  @Override
  public void convertCsvByMonth(TableShape shape, String moment, Path csv, Path folder) {
    attempt(
        "file " + csv.getFileName(),
        () -> {
          csv(shape, csv)
              .selectExpr(
                  "*",
                  """
                  CASE WHEN %1$s >= TIMESTAMP '1990-01-01 00:00:00'
                        AND %1$s < TIMESTAMP '2100-01-01 00:00:00'
                       THEN date_format(%1$s, 'yyyy-MM') ELSE 'odd' END AS month
                  """
                      .formatted(TableShape.requireName(moment)))
              .write()
              .mode(SaveMode.Append)
              .partitionBy("month")
              .parquet(uri(folder));
          return true;
        });
  }

  @Override
  public void registerParquet(String table, Path file) {
    attempt(
        "file " + file.getFileName(),
        () -> {
          session.read().parquet(uri(file)).createOrReplaceTempView(TableShape.requireName(table));
          return true;
        });
  }

  @Override
  public void build(Mart mart, MartParameters parameters) {
    attempt(
        "mart " + mart.table(),
        () -> {
          keep(mart.table(), session.sql(parameters.fill(mart.sql())));
          return true;
        });
  }

  /** Computes it once, into files, so that what reads it does not compute it again. */
  private void keep(String table, Dataset<Row> rows) {
    Path next = built.resolve(table + "-" + builds++);
    rows.write().parquet(uri(next));
    session.read().parquet(uri(next)).createOrReplaceTempView(table);
    Path before = tables.put(table, next);
    if (before != null) {
      delete(before);
    }
  }

  @Override
  public Columns read(Mart mart, MartParameters parameters) {
    return attempt(
        "mart " + mart.table(),
        () -> {
          Dataset<Row> rows = session.sql(parameters.fill(mart.sql()));
          return SparkRows.inMemory(rows.schema(), rows.collectAsList());
        });
  }

  @Override
  public long stream(Mart mart, MartParameters parameters, Consumer<WarehouseRow> reader) {
    Iterator<Row> rows =
        attempt(
            "mart " + mart.table(),
            () -> session.sql(parameters.fill(mart.sql())).toLocalIterator());
    long count = 0;
    while (rows.hasNext()) {
      reader.accept(new SparkRows(rows.next()));
      count++;
    }
    return count;
  }

  @Override
  public long count(String table) {
    return attempt("table " + table, () -> session.table(TableShape.requireName(table)).count());
  }

  @Override
  public void writeParquet(String table, Path file) {
    attempt(
        "table " + table,
        () -> {
          session
              .table(TableShape.requireName(table))
              .write()
              .mode(SaveMode.Overwrite)
              .parquet(uri(file));
          return true;
        });
  }

  @Override
  public void drop(String table) {
    session.catalog().dropTempView(TableShape.requireName(table));
    Path before = tables.remove(table);
    if (before != null) {
      delete(before);
    }
  }

  @Override
  public void close() {
    session.stop();
    delete(built);
  }

  private static String uri(Path path) {
    return path.toAbsolutePath().toUri().toString();
  }

  private static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      List<Path> all = new ArrayList<>(paths.toList());
      all.sort(Comparator.reverseOrder());
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Spark throws checked exceptions that it does not declare, so all are caught here. */
  private static <T> T attempt(String subject, Supplier<T> work) {
    try {
      return work.get();
    } catch (Exception refused) {
      throw new WarehouseException(subject, refused);
    }
  }
}
