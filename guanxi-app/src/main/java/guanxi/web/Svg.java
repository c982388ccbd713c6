package guanxi.web;

import gg.jte.Content;
import java.util.Locale;

/** Collects SVG markup; every text is escaped and coordinates have one decimal. */
final class Svg {

  private final StringBuilder out = new StringBuilder(4096);

  Svg(int width, int height, String title) {
    out.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height);
    out.append("\" role=\"img\" aria-label=\"").append(Page.escaped(title)).append("\">");
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"").append(style).append('"');
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
    out.append("/>");
    return this;
  }

  Svg path(String style, CharSequence data) {
    out.append("<path class=\"").append(style).append("\" d=\"").append(data).append("\"/>");
    return this;
  }

  Svg bar(String style, double x, double y, double width, double height, String tip) {
    out.append("<rect class=\"").append(style).append('"');
    attribute("x", x);
    attribute("y", y);
    attribute("width", Math.max(0, width));
    attribute("height", Math.max(0, height));
    out.append(" rx=\"1.5\"><title>").append(Page.escaped(tip)).append("</title></rect>");
    return this;
  }

  Svg text(String anchor, double x, double y, String text) {
    return text("", anchor, x, y, text);
  }

  Svg text(String style, String anchor, double x, double y, String text) {
    out.append("<text text-anchor=\"").append(anchor).append('"');
    if (!style.isEmpty()) {
      out.append(" class=\"").append(style).append('"');
    }
    attribute("x", x);
    attribute("y", y);
    out.append('>').append(Page.escaped(text)).append("</text>");
    return this;
  }

  Content done() {
    String markup = out.append("</svg>").toString();
    return output -> output.writeContent(markup);
  }

  static String point(double x, double y) {
    return number(x) + ' ' + number(y);
  }

  private void attribute(String name, double value) {
    out.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
