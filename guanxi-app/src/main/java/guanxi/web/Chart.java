package guanxi.web;

import gg.jte.Content;
import java.util.List;

/**
 * A picture of figures, drawn on the server as SVG, and the same figures as a table for everyone
 * who cannot see it. Place it with {@code web/chart.jte}.
 */
public sealed interface Chart permits LineChart, BarChart {

  /** What it shows, in the reader's language; the accessible name. */
  String title();

  /** The drawing. */
  Content svg();

  /** The names of the series in the order of their colours; empty if there is only one. */
  List<Key> legend();

  /** The heading of the table. */
  List<String> header();

  /** The figures, each row opening with its label. */
  List<List<String>> rows();

  /**
   * One entry of the legend.
   *
   * @param style the class that gives colour and dash
   */
  record Key(String name, String style) {}
}
