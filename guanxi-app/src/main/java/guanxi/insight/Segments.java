package guanxi.insight;

import guanxi.kernels.segment.Segmentation;
import guanxi.kernels.segment.Segmentation.Level;
import guanxi.kernels.segment.Segmentation.Stability;
import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.WarehouseEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The segments of one refresh: found on a sample of customers by money (as a multiple of the
 * average in their currency), orders and days of silence, then told for every customer.
 *
 * <p>Too few or all equal customers have no segments.
 */
final class Segments {

  /** Fewer customers than this say nothing about kinds of customers. */
  private static final int LEAST = 50;

  private static final int MOST_SEGMENTS = 8;

  private final @Nullable Segmentation found;
  private final long[] customers;
  private final Cell[][] cells = new Cell[6][6];

  private Segments(@Nullable Segmentation found) {
    this.found = found;
    this.customers = new long[found == null ? 0 : found.segments().size()];
    for (Cell[] row : cells) {
      Arrays.setAll(row, _ -> new Cell());
    }
  }

  /** A fifth of recency by a fifth of frequency. */
  static final class Cell {
    long customers;
    double money;
  }

  /** A segment to keep; {@code levels} as it is stored. */
  record Found(
      int number,
      long customers,
      String levels,
      double money,
      double orders,
      double quietDays,
      double stability) {}

  /** Finds them in the marts that were built last. */
  static Segments find(WarehouseEngine engine, Map<String, Double> averages) {
    Columns sample = engine.read(Mart.SEGMENT_SAMPLE, MartParameters.none());
    if (sample.rows() < LEAST) {
      return new Segments(null);
    }
    var rows = new double[sample.rows()][];
    for (int i = 0; i < rows.length; i++) {
      double average = averages.getOrDefault(sample.texts("currency")[i], 0.0);
      rows[i] =
          new double[] {
            sample.numbers("money_minor")[i] / (average > 0 ? average : 1),
            sample.numbers("orders")[i],
            sample.numbers("recency_days")[i]
          };
    }
    if (Arrays.stream(rows).allMatch(row -> Arrays.equals(row, rows[0]))) {
      return new Segments(null);
    }
    return new Segments(Segmentation.find(rows, MOST_SEGMENTS));
  }

  /** Counts a customer and tells her segment; null where there are none. */
  @Nullable Integer count(double money, long orders, long quietDays, int recency, int frequency) {
    Cell cell = cells[recency][frequency];
    cell.customers++;
    cell.money += money;
    if (found == null) {
      return null;
    }
    int segment = found.segmentOf(new double[] {money, orders, quietDays});
    customers[segment]++;
    return segment;
  }

  /** The cells by recency and frequency, each from 1 to 5. */
  Cell cell(int recency, int frequency) {
    return cells[recency][frequency];
  }

  /** The segments with all their customers counted. */
  List<Found> list() {
    if (found == null) {
      return List.of();
    }
    List<Found> list = new ArrayList<>();
    for (int i = 0; i < customers.length; i++) {
      Segmentation.Segment segment = found.segments().get(i);
      List<Double> medians = segment.medians();
      list.add(
          new Found(
              i,
              customers[i],
              segment.levels().stream().map(Level::name).collect(Collectors.joining(",")),
              medians.get(0),
              medians.get(1),
              medians.get(2),
              stability(found)));
    }
    return list;
  }

  private static double stability(Segmentation found) {
    return found.stabilities().stream()
        .filter(one -> one.segments() == found.segments().size())
        .mapToDouble(Stability::agreement)
        .findFirst()
        .orElse(0);
  }
}
