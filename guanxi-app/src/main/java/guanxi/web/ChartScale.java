package guanxi.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The value axis of a chart: from a round number at or below the least value (zero unless some are
 * negative) to one at or above the greatest, in steps of 1, 2 or 5 times a power of ten.
 */
record ChartScale(double low, double high, double step) {

  private static final int STEPS_WANTED = 4;

  /** The scale that holds these values and zero. */
  static ChartScale of(double least, double greatest) {
    double from = Math.min(0, least);
    double to = Math.max(0, greatest);
    if (!(to > from)) {
      return new ChartScale(0, 1, 0.25);
    }
    double rough = (to - from) / STEPS_WANTED;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double leading = rough / power;
    double step = power * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10);
    return new ChartScale(Math.floor(from / step) * step, Math.ceil(to / step) * step, step);
  }

  /** Where grid lines are drawn. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int count = (int) Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  /** The share of the axis below this value, 0 to 1. */
  double share(double value) {
    return (value - low) / (high - low);
  }
}
