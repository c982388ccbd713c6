package guanxi.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which cell styles of a workbook show a number as a date. */
final class NumberFormats {

  private final Set<Integer> dateFormats = new HashSet<>();
  private final List<Boolean> dateStyles = new ArrayList<>();

  /** No styles: every number is a number. */
  static NumberFormats none() {
    return new NumberFormats();
  }

  static NumberFormats read(XmlPart styles) throws IOException {
    var formats = new NumberFormats();
    boolean inCells = false;
    while (styles.next()) {
      if (styles.opens("numFmt") && isDate(styles.text("formatCode"))) {
        formats.dateFormats.add(styles.number("numFmtId", -1));
      }
      inCells = (inCells || styles.opens("cellXfs")) && !styles.closes("cellXfs");
      if (inCells && styles.opens("xf")) {
        int format = styles.number("numFmtId", 0);
        formats.dateStyles.add(isBuiltInDate(format) || formats.dateFormats.contains(format));
      }
    }
    return formats;
  }

  /** Whether the style with this number shows dates. */
  boolean isDateStyle(int style) {
    return style >= 0 && style < dateStyles.size() && dateStyles.get(style);
  }

  /** Numbers fixed by the standard, those of East Asian workbooks among them. */
  private static boolean isBuiltInDate(int format) {
    return (format >= 14 && format <= 22)
        || (format >= 27 && format <= 36)
        || (format >= 45 && format <= 47)
        || (format >= 50 && format <= 58);
  }

  /** Whether a format code has year, month, day, hour or second outside of quotes and brackets. */
  static boolean isDate(String code) {
    String bare =
        code.toLowerCase(Locale.ROOT)
            .replaceAll("\"[^\"]*\"", "")
            .replaceAll("\\\\.", "")
            .replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "")
            .replace("general", "");
    return bare.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0) && !bare.contains("#");
  }
}
