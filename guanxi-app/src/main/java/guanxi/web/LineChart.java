package guanxi.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures over equally spaced points, such as weeks: up to four lines, at most one band of
 * uncertainty, and at most one upright mark such as the end of a calibration period. The value axis
 * holds zero.
 *
 * @param labelTitle what the labels are, such as "Week"
 * @param labels one per point, already formatted
 * @param format how values are written on the axis and in the table
 * @param markedAt the index of the label that carries the upright mark, or -1
 */
public record LineChart(
    String title,
    String labelTitle,
    List<String> labels,
    List<Series> series,
    @Nullable Band band,
    DoubleFunction<String> format,
    int markedAt)
    implements Chart {

  private static final int WIDTH = 560;
  private static final int HEIGHT = 250;
  private static final int LEFT = 68;
  private static final int RIGHT = 14;
  private static final int TOP = 12;
  private static final int BOTTOM = 30;
  private static final int LABELS_SHOWN = 6;

  /** Lines without band and mark. */
  public LineChart(
      String title,
      String labelTitle,
      List<String> labels,
      List<Series> series,
      DoubleFunction<String> format) {
    this(title, labelTitle, labels, series, null, format, -1);
  }

  /**
   * One line.
   *
   * @param values one per label; NaN leaves a gap
   */
  public record Series(String name, List<Double> values) {}

  /** The area between two lines, drawn in the colour of the first series. */
  public record Band(String name, List<Double> lower, List<Double> upper) {}

  @Override
  public List<Key> legend() {
    if (series.size() < 2 && band == null) {
      return List.of();
    }
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      keys.add(new Key(series.get(i).name(), style(i)));
    }
    if (band != null) {
      keys.add(new Key(band.name(), "band s0 fill"));
    }
    return keys;
  }

  @Override
  public List<String> header() {
    Stream<String> ofBand = band == null ? Stream.of() : Stream.of(band.name());
    return Stream.concat(
            Stream.of(labelTitle), Stream.concat(series.stream().map(Series::name), ofBand))
        .toList();
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(labels.get(i));
      for (Series one : series) {
        row.add(written(one.values().get(i)));
      }
      if (band != null) {
        row.add(written(band.lower().get(i)) + " – " + written(band.upper().get(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public Content svg() {
    ChartScale scale = scale();
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    for (double tick : scale.ticks()) {
      svg.line(tick == 0 ? "axis" : "grid", LEFT, y(scale, tick), WIDTH - RIGHT, y(scale, tick));
      svg.text("end", LEFT - 8, y(scale, tick) + 4, format.apply(tick));
    }
    int shown = labelsShown();
    int every = Math.max(1, (labels.size() + shown - 1) / shown);
    for (int i = 0; i < labels.size(); i += every) {
      String style = i / every % 2 == 1 ? "alternate" : "";
      svg.text(style, i == 0 ? "start" : "middle", x(i), HEIGHT - 8, labels.get(i));
    }
    if (band != null) {
      svg.path("band s0 fill", area(scale, band));
    }
    if (markedAt >= 0) {
      svg.line("note", x(markedAt), TOP, x(markedAt), HEIGHT - BOTTOM);
    }
    for (int i = 0; i < series.size(); i++) {
      svg.path("mark-line " + style(i), outline(scale, series.get(i).values()));
    }
    return svg.done();
  }

  /** As many as stand beside each other without touching; the first one begins at the axis. */
  private int labelsShown() {
    double widest = labels.stream().mapToDouble(LineChart::width).max().orElse(0);
    return (int) Math.clamp((WIDTH - LEFT - RIGHT) / (1.6 * widest + 1), 2, LABELS_SHOWN);
  }

  /** About how wide a label is drawn: an ideograph takes twice a digit. */
  private static double width(String label) {
    return label.codePoints().mapToDouble(c -> Character.isIdeographic(c) ? 12 : 6.5).sum();
  }

  private ChartScale scale() {
    Stream<Double> drawn = series.stream().flatMap(one -> one.values().stream());
    if (band != null) {
      drawn = Stream.concat(drawn, Stream.concat(band.lower().stream(), band.upper().stream()));
    }
    double[] finite = drawn.mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
    return ChartScale.of(
        DoubleStream.of(finite).min().orElse(0), DoubleStream.of(finite).max().orElse(0));
  }

  private StringBuilder outline(ChartScale scale, List<Double> values) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      if (Double.isFinite(value)) {
        path.append(drawing ? 'L' : 'M').append(Svg.point(x(i), y(scale, value)));
        drawing = true;
      } else {
        drawing = false;
      }
    }
    return path;
  }

  private StringBuilder area(ChartScale scale, Band shown) {
    StringBuilder path = new StringBuilder();
    int points = shown.upper().size();
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      if (Double.isFinite(shown.lower().get(i)) && Double.isFinite(shown.upper().get(i))) {
        drawn.add(i);
      }
    }
    for (int i : drawn) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(Svg.point(x(i), y(scale, shown.upper().get(i))));
    }
    for (int i : drawn.reversed()) {
      path.append('L').append(Svg.point(x(i), y(scale, shown.lower().get(i))));
    }
    return path.isEmpty() ? path : path.append('Z');
  }

  private double x(int index) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * index / Math.max(1, labels.size() - 1);
  }

  private static double y(ChartScale scale, double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * scale.share(value);
  }

  private String written(double value) {
    return Double.isFinite(value) ? format.apply(value) : "–";
  }

  private static String style(int series) {
    return "s" + series % 4;
  }
}
