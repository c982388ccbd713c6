package guanxi.spark;

import guanxi.warehouse.Columns;
import guanxi.warehouse.WarehouseRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** One row of Spark's, read as any engine's. */
record SparkRows(Row row) implements WarehouseRow {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  /** All rows as arrays. */
  static Columns inMemory(StructType schema, List<Row> rows) {
    Map<String, Object> arrays = new HashMap<>();
    for (StructField field : schema.fields()) {
      arrays.put(field.name(), column(field, rows));
    }
    return Columns.of(rows.size(), arrays);
  }

  private static Object column(StructField field, List<Row> rows) {
    String name = field.name();
    DataType type = field.dataType();
    if (isWhole(type)) {
      return rows.stream().mapToLong(row -> new SparkRows(row).number(name)).toArray();
    }
    if (type.equals(DataTypes.DoubleType) || type instanceof DecimalType) {
      return rows.stream().mapToDouble(row -> new SparkRows(row).decimal(name)).toArray();
    }
    return rows.stream()
        .map(row -> {
          String text = new SparkRows(row).text(name);
          return text == null ? "" : text;
        })
        .toArray(String[]::new);
  }

  private static boolean isWhole(DataType type) {
    return type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.ShortType)
        || type.equals(DataTypes.ByteType);
  }

  private @Nullable Object get(String column) {
    return row.get(row.fieldIndex(column));
  }

  @Override
  public @Nullable String text(String column) {
    return switch (get(column)) {
      case null -> null;
      case Instant moment -> MOMENT.format(moment.atOffset(ZoneOffset.UTC));
      case LocalDateTime moment -> MOMENT.format(moment);
      case Object other -> other.toString();
    };
  }

  @Override
  public long number(String column) {
    return get(column) instanceof Number number ? number.longValue() : 0;
  }

  @Override
  public double decimal(String column) {
    return get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  @Override
  public @Nullable LocalDate day(String column) {
    return (LocalDate) get(column);
  }

  @Override
  public boolean isNull(String column) {
    return get(column) == null;
  }
}
