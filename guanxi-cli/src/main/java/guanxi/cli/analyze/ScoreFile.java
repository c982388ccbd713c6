package guanxi.cli.analyze;

import static guanxi.warehouse.ColumnType.DECIMAL;
import static guanxi.warehouse.ColumnType.NUMBER;
import static guanxi.warehouse.ColumnType.TEXT;

import guanxi.cli.CommandFailure;
import guanxi.warehouse.ColumnType;
import guanxi.warehouse.DuckDbEngine;
import guanxi.warehouse.DuckDbSettings;
import guanxi.warehouse.TableLoader;
import guanxi.warehouse.TableShape;
import guanxi.warehouse.TableShape.Column;
import guanxi.warehouse.WarehouseEngine;
import guanxi.warehouse.lifetime.CustomerScore;
import guanxi.warehouse.lifetime.ModelUnit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The scores of all customers as CSV (RFC 4180, UTF-8) or Parquet, one row each. The file appears
 * whole or not at all: it is written beside its place and moved there by {@link #finish}.
 */
final class ScoreFile implements AutoCloseable {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("customer_id", TEXT),
          new Column("currency", TEXT),
          new Column("orders", NUMBER),
          new Column("money", DECIMAL),
          new Column("first_order", TEXT),
          new Column("last_order", TEXT),
          new Column("x", NUMBER),
          new Column("tx", DECIMAL),
          new Column("t", DECIMAL),
          new Column("r", NUMBER),
          new Column("f", NUMBER),
          new Column("m", NUMBER),
          new Column("stage", TEXT),
          new Column("stage_since", TEXT),
          new Column("probability_alive", DECIMAL),
          new Column("expected_orders_30", DECIMAL),
          new Column("expected_orders_90", DECIMAL),
          new Column("expected_orders_365", DECIMAL),
          new Column("expected_orders_holdout", DECIMAL),
          new Column("expected_spend", DECIMAL),
          new Column("expected_money_365", DECIMAL),
          new Column("money_at_risk", DECIMAL),
          new Column("method", TEXT));

  private final Path target;
  private final ModelUnit unit;
  private final Rows rows;

  private ScoreFile(Path target, ModelUnit unit, Rows rows) {
    this.target = target;
    this.unit = unit;
    this.rows = rows;
  }

  static ScoreFile csv(Path target, ModelUnit unit) {
    return new ScoreFile(target, unit, new CsvRows(target));
  }

  static ScoreFile parquet(Path target, ModelUnit unit, DuckDbSettings settings) {
    return new ScoreFile(target, unit, new ParquetRows(target, settings));
  }

  /** Adds a customer. */
  void add(ScoredCustomer customer) {
    CustomerScore score = customer.score();
    @Nullable Object[] values = {
      customer.customer(),
      customer.currency(),
      customer.orders(),
      customer.money(),
      customer.first().toString(),
      customer.last().toString(),
      customer.x(),
      unit.of(customer.txDays()),
      unit.of(customer.tDays()),
      customer.r(),
      customer.f(),
      customer.m(),
      score.stage().stage().name().toLowerCase(Locale.ROOT),
      score.stage().since().toString(),
      score.probabilityAlive(),
      score.orders30(),
      score.orders90(),
      score.orders365(),
      Double.isNaN(customer.expectedHoldout()) ? null : customer.expectedHoldout(),
      score.spend(),
      score.money365(),
      score.moneyAtRisk(),
      score.method().name().toLowerCase(Locale.ROOT)
    };
    try {
      rows.add(values);
    } catch (IOException refused) {
      throw CommandFailure.badOutput("cli.analyze.out-failed", target, refused.toString());
    }
  }

  /** Moves the finished file to its place. */
  void finish() {
    try {
      Files.move(rows.finished(), target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw CommandFailure.badOutput("cli.analyze.out-failed", target, refused.toString());
    }
  }

  @Override
  public void close() {
    try {
      rows.discard();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Where rows go. */
  private interface Rows {
    void add(@Nullable Object[] values) throws IOException;

    /** Completes the file; where it lies now. */
    Path finished() throws IOException;

    /** Removes what is left behind. */
    void discard() throws IOException;
  }

  /** Text, one line per row. */
  private static final class CsvRows implements Rows {
    private final Path draft;
    private final BufferedWriter writer;

    CsvRows(Path target) {
      this.draft = target.resolveSibling(target.getFileName() + ".part");
      try {
        this.writer = Files.newBufferedWriter(draft);
        writer.write(String.join(",", COLUMNS.stream().map(Column::name).toList()));
        writer.write("\r\n");
      } catch (IOException refused) {
        throw CommandFailure.badOutput("cli.analyze.out-failed", target, refused.toString());
      }
    }

    @Override
    public void add(@Nullable Object[] values) throws IOException {
      List<String> cells = new ArrayList<>();
      for (Object value : values) {
        cells.add(cell(value));
      }
      writer.write(String.join(",", cells));
      writer.write("\r\n");
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String cell(@Nullable Object value) {
      if (value == null) {
        return "";
      }
      String text = value.toString();
      if (!(value instanceof String)) {
        return text;
      }
      if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
        text = "'" + text;
      }
      boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public Path finished() throws IOException {
      writer.close();
      return draft;
    }

    @Override
    public void discard() throws IOException {
      writer.close();
      Files.deleteIfExists(draft);
    }
  }

  /** Columns, written by an engine of their own beside the one that is being read from. */
  private static final class ParquetRows implements Rows {
    private final WarehouseEngine engine;
    private final TableLoader loader;
    private final Path draft;

    ParquetRows(Path target, DuckDbSettings settings) {
      this.engine = DuckDbEngine.open(settings);
      this.loader = engine.load(new TableShape("score", COLUMNS));
      this.draft = settings.folder().resolve(target.getFileName());
    }

    @Override
    public void add(@Nullable Object[] values) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        ColumnType type = COLUMNS.get(i).type();
        switch (type) {
          case NUMBER -> loader.number(value == null ? 0 : ((Number) value).longValue());
          case DECIMAL -> {
            if (value == null) {
              loader.text(null);
            } else {
              loader.decimal(((Number) value).doubleValue());
            }
          }
          default -> loader.text((String) value);
        }
      }
      loader.endRow();
    }

    @Override
    public Path finished() {
      loader.close();
      engine.writeParquet("score", draft);
      return draft;
    }

    @Override
    public void discard() {
      engine.close();
    }
  }
}
