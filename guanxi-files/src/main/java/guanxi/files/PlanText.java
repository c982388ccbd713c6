package guanxi.files;

import guanxi.files.ColumnMapping.Column;
import guanxi.files.ColumnMapping.Reason;
import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;

/**
 * An {@link ImportPlan} as text to be remembered: lines {@code name=value}, escaped as in
 * properties files.
 */
public final class PlanText {

  private static final String COLUMN = "column.";

  private PlanText() {}

  /** The plan as text. */
  public static String write(ImportPlan plan) {
    var text = new StringBuilder();
    Layout layout = plan.layout();
    line(text, "format", plan.format().name());
    line(text, "kind", layout.kind().name());
    line(text, "encoding", layout.encoding().name());
    line(text, "delimiter", Integer.toString(layout.delimiter()));
    line(text, "headerRow", Integer.toString(layout.headerRow()));
    line(text, "sheet", layout.sheet());
    line(text, "dateOrder", plan.style().dateOrder().name());
    line(text, "decimalSign", plan.style().decimalSign().name());
    line(text, "zone", plan.style().zone().getId());
    line(text, "currency", plan.style().currency());
    line(text, "country", plan.style().country());
    for (Map.Entry<Role, Column> column : plan.mapping().columns().entrySet()) {
      Column value = column.getValue();
      line(
          text,
          COLUMN + column.getKey().name(),
          "%d %s %s %s"
              .formatted(value.index(), value.confidence(), value.reason().name(), value.name()));
    }
    return text.toString();
  }

  /**
   * The plan that {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static ImportPlan read(String text) {
    var values = new Properties();
    try {
      values.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ColumnMapping mapping = ColumnMapping.NONE;
    for (String name : values.stringPropertyNames()) {
      if (name.startsWith(COLUMN)) {
        Role role = Role.valueOf(name.substring(COLUMN.length()));
        mapping = mapping.with(role, column(need(values, name)));
      }
    }
    Layout layout =
        new Layout(
            Layout.Kind.valueOf(need(values, "kind")),
            Charset.forName(need(values, "encoding")),
            (char) Integer.parseInt(need(values, "delimiter")),
            Integer.parseInt(need(values, "headerRow")),
            need(values, "sheet"));
    return new ImportPlan(
        layout, KnownFormat.valueOf(need(values, "format")), mapping, style(values));
  }

  private static ValueStyle style(Properties values) {
    return new ValueStyle(
        DateOrder.valueOf(need(values, "dateOrder")),
        DecimalSign.valueOf(need(values, "decimalSign")),
        ZoneId.of(need(values, "zone")),
        need(values, "currency"),
        need(values, "country"));
  }

  private static Column column(String text) {
    String[] parts = text.split(" ", 4);
    if (parts.length < 4) {
      throw new IllegalArgumentException("no column: " + text);
    }
    return new Column(
        Integer.parseInt(parts[0]),
        parts[3],
        Double.parseDouble(parts[1]),
        Reason.valueOf(parts[2]));
  }

  private static String need(Properties values, String name) {
    String value = values.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("the plan lacks " + name);
    }
    return value;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append('=');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '~' || c < ' ') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c == '\\' || (c == ' ' && i == 0) ? "\\" : "").append(c);
      }
    }
    text.append('\n');
  }
}
