package guanxi.web;

import gg.jte.Content;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One figure per category as bars that start at zero.
 *
 * @param labelTitle what the categories are, such as "Stage"
 * @param valueTitle what is counted, with its unit
 * @param format how values are written on the bars and in the table
 * @param direction which way the bars grow
 */
public record BarChart(
    String title,
    String labelTitle,
    String valueTitle,
    List<Bar> bars,
    DoubleFunction<String> format,
    Direction direction)
    implements Chart {

  private static final int WIDTH = 560;
  private static final int ROW = 32;
  private static final int NAMES = 150;
  private static final int VALUES = 96;
  private static final int HEIGHT = 240;
  private static final int LEFT = 68;
  private static final int TOP = 20;
  private static final int BOTTOM = 30;

  /** Which way bars grow. */
  public enum Direction {
    /** To the right; names at the left. For named categories. */
    ACROSS,
    /** Upwards; labels below. For time and ranges. */
    UP
  }

  /** One category. */
  public record Bar(String label, double value) {}

  @Override
  public List<Key> legend() {
    return List.of();
  }

  @Override
  public List<String> header() {
    return List.of(labelTitle, valueTitle);
  }

  @Override
  public List<List<String>> rows() {
    return bars.stream().map(bar -> List.of(bar.label(), format.apply(bar.value()))).toList();
  }

  @Override
  public Content svg() {
    double least = bars.stream().mapToDouble(Bar::value).min().orElse(0);
    double greatest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
    ChartScale scale = ChartScale.of(least, greatest);
    return direction == Direction.ACROSS ? across(scale) : up(scale);
  }

  private Content across(ChartScale scale) {
    Svg svg = new Svg(WIDTH, bars.size() * ROW + 4, title);
    double span = WIDTH - NAMES - VALUES;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double from = NAMES + span * scale.share(Math.min(0, bar.value()));
      double to = NAMES + span * scale.share(Math.max(0, bar.value()));
      double top = 4 + i * ROW;
      String written = format.apply(bar.value());
      svg.text("start", 0, top + 17, shortened(bar.label(), NAMES));
      svg.bar("s0 fill", from, top + 3, to - from, ROW - 12, bar.label() + ": " + written);
      svg.text("start", to + 8, top + 17, written);
    }
    return svg.done();
  }

  private Content up(ChartScale scale) {
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    double floor = HEIGHT - BOTTOM;
    double tall = floor - TOP;
    for (double tick : scale.ticks()) {
      double y = floor - tall * scale.share(tick);
      svg.line(tick == 0 ? "axis" : "grid", LEFT, y, WIDTH, y);
      svg.text("end", LEFT - 8, y + 4, format.apply(tick));
    }
    double slot = (double) (WIDTH - LEFT) / Math.max(1, bars.size());
    int every = (int) Math.max(1, Math.ceil(72 / slot));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double top = floor - tall * scale.share(Math.max(0, bar.value()));
      double bottom = floor - tall * scale.share(Math.min(0, bar.value()));
      double left = LEFT + slot * i + slot * 0.15;
      String tip = bar.label() + ": " + format.apply(bar.value());
      svg.bar("s0 fill", left, top, slot * 0.7, bottom - top, tip);
      if (i % every == 0) {
        svg.text("middle", left + slot * 0.35, HEIGHT - 8, bar.label());
      }
    }
    return svg.done();
  }

  /** Cuts a name that would run into its bar; Chinese characters are twice as wide. */
  private static String shortened(String label, int width) {
    double used = 0;
    for (int i = 0; i < label.length(); i++) {
      used += label.charAt(i) > 0x2e80 ? 12.5 : 6.8;
      if (used > width - 16) {
        return label.substring(0, i) + "…";
      }
    }
    return label;
  }
}
