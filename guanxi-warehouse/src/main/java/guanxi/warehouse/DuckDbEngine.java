package guanxi.warehouse;

import guanxi.warehouse.TableShape.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB inside this process: the default engine. It lives in memory, spills into its folder when
 * memory runs out, can reach no file outside the folder and cannot load code; its time zone is UTC.
 */
public final class DuckDbEngine implements WarehouseEngine {

  private final Connection connection;
  private final Path folder;

  private DuckDbEngine(Connection connection, Path folder) {
    this.connection = connection;
    this.folder = folder;
  }

  /** Starts an engine; its folder must exist. */
  public static DuckDbEngine open(DuckDbSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("memory_limit", settings.memoryMegabytes() + "MB");
    Connection connection;
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    } catch (SQLException refused) {
      throw new WarehouseException("DuckDB does not start", refused);
    }
    DuckDbEngine engine = new DuckDbEngine(connection, settings.folder());
    engine.confine(settings);
    return engine;
  }

  private void confine(DuckDbSettings settings) {
    String place = quoted(settings.folder());
    for (String statement :
        List.of(
            "SET TimeZone = 'UTC'",
            "SET preserve_insertion_order = false",
            "SET temp_directory = " + quoted(settings.folder().resolve("spill")),
            "SET max_temp_directory_size = '" + settings.spillMegabytes() + "MB'",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET allowed_directories = [" + place + "]",
            "SET enable_external_access = false",
            "SET lock_configuration = true")) {
      execute(statement, "settings");
    }
    for (String function : Mart.resource("functions/duckdb.sql").split(";\\s*\n", -1)) {
      if (!function.isBlank()) {
        execute(function, "functions");
      }
    }
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public TableLoader load(TableShape shape) {
    create(shape);
    try {
      return new DuckDbLoader(
          connection.unwrap(DuckDBConnection.class).createAppender(shape.name()), shape.name());
    } catch (SQLException refused) {
      throw new WarehouseException("table " + shape.name(), refused);
    }
  }

  private void create(TableShape shape) {
    String columns =
        shape.columns().stream()
            .map(column -> column.name() + " " + sqlType(column.type()))
            .collect(Collectors.joining(", "));
    execute("CREATE OR REPLACE TABLE " + shape.name() + " (" + columns + ")", shape.name());
  }

  @Override
  public void readCsv(TableShape shape, Path file) {
    execute(
        "CREATE OR REPLACE TABLE " + shape.name() + " AS " + selectCsv(shape, file),
        "file " + file.getFileName());
  }

  @Override
  public void convertCsv(TableShape shape, Path csv, Path parquet) {
    execute(
        "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(selectCsv(shape, csv), quoted(parquet)),
        "file " + csv.getFileName());
  }

  @Override
  public void convertCsvByMonth(TableShape shape, String moment, Path csv, Path folder) {
    String column = TableShape.requireName(moment);
    execute(
        """
        COPY (
            SELECT *,
                   CASE WHEN %1$s >= TIMESTAMP '1990-01-01' AND %1$s < TIMESTAMP '2100-01-01'
                        THEN strftime(%1$s, '%%Y-%%m') ELSE 'odd' END AS month
            FROM (%2$s)
        ) TO %3$s (FORMAT parquet, COMPRESSION snappy, PARTITION_BY (month),
            OVERWRITE_OR_IGNORE true)
        """
            .formatted(column, selectCsv(shape, csv), quoted(folder)),
        "file " + csv.getFileName());
  }

  private static String selectCsv(TableShape shape, Path file) {
    String columns =
        shape.columns().stream().map(DuckDbEngine::csvColumn).collect(Collectors.joining(", "));
    return """
    SELECT * FROM read_csv(%s, header = true, auto_detect = false, delim = ',', quote = '"',
        escape = '"', nullstr = '', max_line_size = 16777216, columns = {%s})
    """
        .formatted(quoted(file), columns);
  }

  @Override
  public void registerParquet(String table, Path file) {
    execute(
        "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet(%s, hive_partitioning = false)"
            .formatted(
                TableShape.requireName(table),
                quoted(Files.isDirectory(file) ? file.resolve("*/*.parquet") : file)),
        "file " + file.getFileName());
  }

  @Override
  public void build(Mart mart, MartParameters parameters) {
    execute(
        "CREATE OR REPLACE TABLE " + mart.table() + " AS\n" + parameters.fill(mart.sql()),
        "mart " + mart.table());
  }

  @Override
  public Columns read(Mart mart, MartParameters parameters) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(parameters.fill(mart.sql()))) {
      return DuckDbResults.inMemory(rows);
    } catch (SQLException refused) {
      throw new WarehouseException("mart " + mart.table(), refused);
    }
  }

  @Override
  public long stream(Mart mart, MartParameters parameters, Consumer<WarehouseRow> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(parameters.fill(mart.sql()))) {
      WarehouseRow row = DuckDbResults.cursor(rows);
      long count = 0;
      while (rows.next()) {
        reader.accept(row);
        count++;
      }
      return count;
    } catch (SQLException refused) {
      throw new WarehouseException("mart " + mart.table(), refused);
    }
  }

  @Override
  public long count(String table) {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM " + TableShape.requireName(table))) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException refused) {
      throw new WarehouseException("table " + table, refused);
    }
  }

  @Override
  public void writeParquet(String table, Path file) {
    execute(
        "COPY %s TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(TableShape.requireName(table), quoted(file)),
        "file " + file.getFileName());
  }

  @Override
  public void drop(String table) {
    execute("DROP TABLE IF EXISTS " + TableShape.requireName(table), "table " + table);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException refused) {
      throw new WarehouseException("DuckDB does not close", refused);
    }
  }

  private void execute(String sql, String subject) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new WarehouseException(subject + " in " + folder.getFileName(), refused);
    }
  }

  private static String csvColumn(Column column) {
    return "'" + column.name() + "': '" + sqlType(column.type()) + "'";
  }

  private static String sqlType(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case ID -> "UUID";
      case NUMBER -> "BIGINT";
      case DECIMAL -> "DOUBLE";
      case INSTANT -> "TIMESTAMP";
    };
  }

  private static String quoted(Path path) {
    return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
  }
}
