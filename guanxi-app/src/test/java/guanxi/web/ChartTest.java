package guanxi.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

  @Test
  void theAxisHoldsZeroAndEndsAtRoundNumbers() {
    assertThat(ChartScale.of(3, 870)).isEqualTo(new ChartScale(0, 1000, 500));
    assertThat(ChartScale.of(0, 12_000).ticks()).containsExactly(0.0, 5_000.0, 10_000.0, 15_000.0);
    assertThat(ChartScale.of(-30, 50)).isEqualTo(new ChartScale(-40, 60, 20));
    assertThat(ChartScale.of(0, 0)).isEqualTo(new ChartScale(0, 1, 0.25));
  }

  @Test
  void namesCannotBecomeMarkup() {
    BarChart chart =
        new BarChart(
            "<script>",
            "Stage",
            "Customers",
            List.of(new BarChart.Bar("a\"b<c>&", 2)),
            value -> "<" + value + ">",
            BarChart.Direction.ACROSS);

    String drawn = drawn(chart);

    assertThat(drawn).doesNotContain("<script>").doesNotContain("<c>").doesNotContain("<2.0>");
    assertThat(drawn).contains("&lt;script&gt;", "a&quot;b&lt;c&gt;&amp;");
  }

  @Test
  void aGapInTheFiguresIsAGapInTheLine() {
    LineChart chart =
        new LineChart(
            "Orders",
            "Week",
            List.of("1", "2", "3", "4"),
            List.of(new LineChart.Series("Orders", List.of(1.0, 2.0, Double.NaN, 3.0))),
            value -> Long.toString(Math.round(value)));

    assertThat(drawn(chart)).containsPattern("d=\"M[0-9. ]+L[0-9. ]+M[0-9. ]+\"");
    assertThat(chart.rows())
        .containsExactly(
            List.of("1", "1"), List.of("2", "2"), List.of("3", "–"), List.of("4", "3"));
    assertThat(chart.legend()).isEmpty();
  }

  @Test
  void aChartWithoutFiguresIsStillAChart() {
    LineChart chart =
        new LineChart(
            "Orders",
            "Week",
            List.of(),
            List.of(new LineChart.Series("Orders", List.of())),
            Double::toString);

    assertThat(drawn(chart)).startsWith("<svg ").endsWith("</svg>");
  }

  private static String drawn(Chart chart) {
    StringOutput output = new StringOutput();
    chart.svg().writeTo(output);
    return output.toString();
  }
}
