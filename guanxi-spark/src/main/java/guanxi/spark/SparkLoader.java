package guanxi.spark;

import guanxi.warehouse.TableLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Collects rows in memory and hands them over at once; large tables come from files. */
final class SparkLoader implements TableLoader {

  private final Consumer<List<Row>> target;
  private final List<Row> rows = new ArrayList<>();
  private final List<@Nullable Object> row = new ArrayList<>();

  SparkLoader(Consumer<List<Row>> target) {
    this.target = target;
  }

  @Override
  public TableLoader text(@Nullable String value) {
    row.add(value);
    return this;
  }

  @Override
  public TableLoader number(long value) {
    row.add(value);
    return this;
  }

  @Override
  public TableLoader decimal(double value) {
    row.add(value);
    return this;
  }

  @Override
  public TableLoader instant(Instant value) {
    row.add(value);
    return this;
  }

  @Override
  public void endRow() {
    rows.add(RowFactory.create(row.toArray()));
    row.clear();
  }

  @Override
  public void close() {
    target.accept(rows);
  }
}
