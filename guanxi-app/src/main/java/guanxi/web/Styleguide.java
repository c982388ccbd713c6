package guanxi.web;

import guanxi.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows every part a page can be made of, with the figures of no real shop. */
@Controller
class Styleguide {

  private static final int WEEKS = 52;
  private static final int CALIBRATION_ENDS = 38;

  private final Pages pages;

  Styleguide(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/console/styleguide")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  PageView show(HttpServletRequest request) {
    Texts texts = Language.of(request);
    return pages.page(
        "web/styleguide",
        "web.styleguide.title",
        new StyleguideView(List.of(lines(texts), bars(texts), columns(texts))));
  }

  private static LineChart lines(Texts texts) {
    Random random = new Random(7);
    List<String> labels = new ArrayList<>();
    List<Double> actual = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    List<Double> lower = new ArrayList<>();
    List<Double> upper = new ArrayList<>();
    for (int week = 1; week <= WEEKS; week++) {
      double model = 420 * (1 - Math.exp(-week / 14.0));
      double spread = 6 + week * 0.5;
      labels.add(Integer.toString(week));
      expected.add(model);
      actual.add(model + random.nextGaussian() * spread * 0.4);
      lower.add(model - spread);
      upper.add(model + spread);
    }
    return new LineChart(
        texts.of("web.styleguide.chart.lines"),
        texts.of("web.styleguide.chart.week"),
        labels,
        List.of(
            new LineChart.Series(texts.of("web.styleguide.chart.expected"), expected),
            new LineChart.Series(texts.of("web.styleguide.chart.actual"), actual)),
        new LineChart.Band(texts.of("web.styleguide.chart.band"), lower, upper),
        value -> Long.toString(Math.round(value)),
        CALIBRATION_ENDS);
  }

  private static BarChart bars(Texts texts) {
    return new BarChart(
        texts.of("web.styleguide.chart.bars"),
        texts.of("web.styleguide.chart.country"),
        texts.of("web.styleguide.chart.customers"),
        List.of(
            new BarChart.Bar("CN", 8_214),
            new BarChart.Bar("TW", 5_120),
            new BarChart.Bar("DE", 2_377),
            new BarChart.Bar("US", 1_968)),
        value -> Long.toString(Math.round(value)),
        BarChart.Direction.ACROSS);
  }

  private static BarChart columns(Texts texts) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (int orders = 1; orders <= 10; orders++) {
      bars.add(new BarChart.Bar(Integer.toString(orders), 12_000 / Math.pow(orders, 1.7)));
    }
    return new BarChart(
        texts.of("web.styleguide.chart.columns"),
        texts.of("web.styleguide.chart.orders"),
        texts.of("web.styleguide.chart.customers"),
        bars,
        value -> Long.toString(Math.round(value)),
        BarChart.Direction.UP);
  }
}
