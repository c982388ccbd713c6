package guanxi.spark;

import guanxi.warehouse.TableShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What Spark must be told before it computes marts: functions and the types of columns. */
final class SparkResources {

  private SparkResources() {}

  /** The statements that define the functions of marts. */
  static List<String> functions() {
    try (InputStream in = SparkResources.class.getResourceAsStream("functions.sql")) {
      if (in == null) {
        throw new IllegalStateException("missing functions.sql");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";\\s*\n", -1)).filter(one -> !one.isBlank()).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The shape as Spark has it. */
  static StructType schema(TableShape shape) {
    return new StructType(
        shape.columns().stream()
            .map(column -> DataTypes.createStructField(column.name(), type(column), true))
            .toArray(StructField[]::new));
  }

  private static DataType type(TableShape.Column column) {
    return switch (column.type()) {
      case TEXT, ID -> DataTypes.StringType;
      case NUMBER -> DataTypes.LongType;
      case DECIMAL -> DataTypes.DoubleType;
      case INSTANT -> DataTypes.TimestampType;
    };
  }
}
