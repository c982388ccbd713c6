package guanxi.warehouse;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JDBC results into arrays, or row by row. */
final class DuckDbResults {

  private DuckDbResults() {}

  /** Reads everything. */
  static Columns inMemory(ResultSet result) throws SQLException {
    List<Column> columns = columns(result.getMetaData());
    int rows = 0;
    while (result.next()) {
      for (Column column : columns) {
        column.read(result, rows);
      }
      rows++;
    }
    Map<String, Object> arrays = new HashMap<>();
    for (Column column : columns) {
      arrays.put(column.name(), column.trimmed(rows));
    }
    return new Columns(rows, arrays);
  }

  /** A row that always shows where the result stands. */
  static WarehouseRow cursor(ResultSet result) throws SQLException {
    ResultSetMetaData shape = result.getMetaData();
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      positions.put(shape.getColumnLabel(i), i);
    }
    return new Cursor(result, positions);
  }

  private static List<Column> columns(ResultSetMetaData shape) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      String name = shape.getColumnLabel(i);
      columns.add(
          switch (shape.getColumnType(i)) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> new Numbers(i, name);
            case Types.DOUBLE, Types.FLOAT, Types.REAL, Types.DECIMAL -> new Decimals(i, name);
            default -> new Texts(i, name);
          });
    }
    return columns;
  }

  /** A growing array. */
  private abstract static class Column {
    final int position;
    private final String name;

    Column(int position, String name) {
      this.position = position;
      this.name = name;
    }

    String name() {
      return name;
    }

    abstract void read(ResultSet result, int row) throws SQLException;

    abstract Object trimmed(int rows);

    static int grown(int length) {
      return length + (length >> 1) + 16;
    }
  }

  /** Whole numbers. */
  private static final class Numbers extends Column {
    private long[] values = new long[1024];

    Numbers(int position, String name) {
      super(position, name);
    }

    @Override
    void read(ResultSet result, int row) throws SQLException {
      if (row == values.length) {
        values = Arrays.copyOf(values, grown(row));
      }
      values[row] = result.getLong(position);
    }

    @Override
    Object trimmed(int rows) {
      return Arrays.copyOf(values, rows);
    }
  }

  /** Floating point numbers. */
  private static final class Decimals extends Column {
    private double[] values = new double[1024];

    Decimals(int position, String name) {
      super(position, name);
    }

    @Override
    void read(ResultSet result, int row) throws SQLException {
      if (row == values.length) {
        values = Arrays.copyOf(values, grown(row));
      }
      double value = result.getDouble(position);
      values[row] = result.wasNull() ? Double.NaN : value;
    }

    @Override
    Object trimmed(int rows) {
      return Arrays.copyOf(values, rows);
    }
  }

  /** Everything else. */
  private static final class Texts extends Column {
    private String[] values = new String[1024];

    Texts(int position, String name) {
      super(position, name);
    }

    @Override
    void read(ResultSet result, int row) throws SQLException {
      if (row == values.length) {
        values = Arrays.copyOf(values, grown(row));
      }
      String value = result.getString(position);
      values[row] = value == null ? "" : value;
    }

    @Override
    Object trimmed(int rows) {
      return Arrays.copyOf(values, rows);
    }
  }

  /** The current row. */
  private record Cursor(ResultSet result, Map<String, Integer> positions) implements WarehouseRow {

    @Override
    public @Nullable String text(String column) {
      return read(() -> result.getString(position(column)));
    }

    @Override
    public long number(String column) {
      Long value = read(() -> result.getLong(position(column)));
      return value == null ? 0 : value;
    }

    @Override
    public double decimal(String column) {
      Double value =
          read(() -> {
            double number = result.getDouble(position(column));
            return result.wasNull() ? Double.NaN : number;
          });
      return value == null ? Double.NaN : value;
    }

    @Override
    public @Nullable LocalDate day(String column) {
      return read(() -> result.getObject(position(column), LocalDate.class));
    }

    @Override
    public boolean isNull(String column) {
      return read(() -> result.getObject(position(column))) == null;
    }

    private int position(String column) {
      Integer position = positions.get(column);
      if (position == null) {
        throw new IllegalArgumentException("no column " + column + " among " + positions.keySet());
      }
      return position;
    }

    private static <T> @Nullable T read(Read<T> read) {
      try {
        return read.run();
      } catch (SQLException refused) {
        throw new WarehouseException("reading a row", refused);
      }
    }
  }

  /** One call of a getter. */
  private interface Read<T> {
    @Nullable T run() throws SQLException;
  }
}
