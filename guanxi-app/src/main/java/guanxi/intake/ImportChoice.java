package guanxi.intake;

import static guanxi.intake.IntakeError.IMPORT_MAPPING_INVALID;

import guanxi.files.ColumnMapping;
import guanxi.files.ImportPlan;
import guanxi.files.KnownFormat;
import guanxi.files.Layout;
import guanxi.files.Role;
import guanxi.files.ValueStyle;
import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import guanxi.shared.GuanxiException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a person decides about an import.
 *
 * @param values by name: {@code shop, format, dateOrder, decimalSign, zone, currency, country,
 *     encoding, delimiter, headerRow, sheet}; a name that is missing leaves the matter as it is
 * @param columns the column of each role: its header, or its number from 1; empty for none; a role
 *     that is missing stays as it is
 */
public record ImportChoice(Map<String, String> values, Map<Role, String> columns) {

  /** Copies the maps. */
  public ImportChoice {
    values = Map.copyOf(values);
    columns = Map.copyOf(columns);
  }

  /** Leaves everything as proposed. */
  public static final ImportChoice NONE = new ImportChoice(Map.of(), Map.of());

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The layout with what was decided about it. */
  Layout layout(Layout layout) {
    try {
      return new Layout(
          layout.kind(),
          value("encoding").map(Charset::forName).orElse(layout.encoding()),
          value("delimiter").map(ImportChoice::delimiter).orElse(layout.delimiter()),
          value("headerRow").map(Integer::parseInt).orElse(layout.headerRow()),
          value("sheet").orElse(layout.sheet()));
    } catch (IllegalArgumentException wrong) {
      throw invalid(wrong);
    }
  }

  /** The plan with what was decided about format, columns and values. */
  ImportPlan plan(ImportPlan plan, List<String> header) {
    try {
      ImportPlan decided =
          value("format").map(KnownFormat::valueOf).map(plan::withFormat).orElse(plan);
      ColumnMapping mapping = decided.mapping();
      for (Map.Entry<Role, String> column : columns.entrySet()) {
        mapping =
            column.getValue().isBlank()
                ? mapping.without(column.getKey())
                : mapping.withChosen(column.getKey(), column.getValue(), header);
      }
      return decided.withMapping(mapping).withStyle(style(decided.style()));
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw invalid(wrong);
    }
  }

  private ValueStyle style(ValueStyle style) {
    return new ValueStyle(
        value("dateOrder").map(DateOrder::valueOf).orElse(style.dateOrder()),
        value("decimalSign").map(DecimalSign::valueOf).orElse(style.decimalSign()),
        value("zone").map(ZoneId::of).orElse(style.zone()),
        value("currency").map(ImportChoice::currency).orElse(style.currency()),
        value("country").map(code -> code.toUpperCase(Locale.ROOT)).orElse(style.country()));
  }

  private static String currency(String code) {
    return java.util.Currency.getInstance(code.toUpperCase(Locale.ROOT)).getCurrencyCode();
  }

  private static char delimiter(String text) {
    return "tab".equalsIgnoreCase(text) || "\\t".equals(text) ? '\t' : text.charAt(0);
  }

  private static GuanxiException invalid(RuntimeException wrong) {
    return new GuanxiException(IMPORT_MAPPING_INVALID, String.valueOf(wrong.getMessage()), wrong);
  }
}
