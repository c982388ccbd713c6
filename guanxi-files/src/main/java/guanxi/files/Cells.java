package guanxi.files;

import guanxi.files.records.ImportRecord;
import guanxi.files.values.Currencies;
import guanxi.files.values.Money;
import guanxi.files.values.NumberText;
import guanxi.files.values.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row as values; collects what is wrong with them instead of raising it.
 *
 * <p>A value that is asked for and missing or unreadable comes back as null, with a reason noted
 * that {@link #rejected} turns into the row's rejection.
 */
final class Cells {

  /** Earlier dates are slips of the keyboard or placeholders such as 1900-01-01. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final BigDecimal LARGEST = new BigDecimal("1e13");
  private static final NumberText ONE = new NumberText(BigDecimal.ONE, "");
  private static final int LONGEST_KEY = 160;
  private static final Set<String> NOTHING =
      Set.of(
          "null", "NULL", "Null", "nan", "NaN", "NAN", "N/A", "n/a", "NA", "None", "none", "\\N",
          "-");

  private final ValueStyle style;

  /** Index of the column of each role, -1 for none: asked for many times per row. */
  private final Map<Role, Integer> columns = new EnumMap<>(Role.class);

  private final List<String> header;
  private final Instant latest;
  private final List<Role> missing;
  private Row row = new Row(0, 0, new String[0], null);
  private List<Rejection> reasons = new ArrayList<>();
  private List<Rejection> remarks = new ArrayList<>();

  Cells(ImportPlan plan, List<String> header, Instant now) {
    style = plan.style();
    for (Role role : Role.values()) {
      columns.put(role, plan.mapping().index(role));
    }
    this.header = header;
    missing = plan.missing();
    latest = now.plus(Duration.ofDays(1));
  }

  void begin(Row next) {
    row = next;
    reasons = new ArrayList<>();
    remarks = new ArrayList<>();
    for (Role role : missing) {
      reasons.add(Rejection.ofRow(row.number(), ProblemCode.COLUMN_MISSING, "", role));
    }
  }

  int column(Role role) {
    return columns.getOrDefault(role, -1);
  }

  boolean has(Role role) {
    return column(role) >= 0;
  }

  ValueStyle style() {
    return style;
  }

  /** The cell without outer blanks; empty for words that mean nothing and for missing columns. */
  String text(int column) {
    String text = row.cell(column);
    if (text.isEmpty()) {
      return text;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    if (first <= ' ' || last <= ' ' || first == '\'' || first > '~' || last > '~') {
      text = text.strip();
      text = text.startsWith("'") ? text.substring(1) : text;
    }
    return text.length() <= 4 && NOTHING.contains(text) ? "" : text;
  }

  String text(Role role) {
    return text(column(role));
  }

  /** A number or name that identifies: {@code 17850.0} loses its fraction, long ones their end. */
  String key(int column) {
    String text = text(column);
    if (text.endsWith(".0") && isDigits(text, text.length() - 2)) {
      return text.substring(0, text.length() - 2);
    }
    return text.length() <= LONGEST_KEY ? text : shortened(text);
  }

  private static boolean isDigits(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return end > 0;
  }

  private static String shortened(String text) {
    long hash = Occurrences.hash(text);
    return text.substring(0, LONGEST_KEY - 17) + '#' + HexFormat.of().toHexDigits(hash);
  }

  /** A key that the row cannot do without. */
  String neededKey(int column) {
    String key = key(column);
    if (key.isEmpty()) {
      empty(column);
    } else if (isError(key)) {
      reject(column, ProblemCode.CELL_IS_ERROR);
    }
    return key;
  }

  @Nullable Instant neededTime(int column) {
    if (text(column).isEmpty()) {
      empty(column);
      return null;
    }
    return time(column);
  }

  /** The time, or null without a reason when the cell is empty. */
  @Nullable Instant time(int column) {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    TimeText time = TimeText.read(text, style.dateOrder());
    if (time == null) {
      reject(column, error(text, ProblemCode.TIME_UNREADABLE), style.dateOrder());
      return null;
    }
    Instant instant = time.instant(style.zone());
    if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
      reject(column, ProblemCode.TIME_OUT_OF_RANGE, day(EARLIEST), day(latest));
      return null;
    }
    return instant;
  }

  private String day(Instant instant) {
    return instant.atZone(style.zone()).toLocalDate().toString();
  }

  /** The time, or null with a remark when it is none: nothing depends on it. */
  @Nullable Instant optionalTime(int column) {
    Instant time = time(column);
    if (time == null && reasons.removeIf(reason -> reason.column() == column + 1)) {
      remark(column, ProblemCode.TIME_UNREADABLE, style.dateOrder());
    }
    return time;
  }

  /** The number, or null without a reason when the cell is empty. */
  @Nullable NumberText number(int column) {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    NumberText number = NumberText.read(text, style.decimalSign());
    if (number == null) {
      reject(column, error(text, ProblemCode.NUMBER_UNREADABLE), style.decimalSign().sign());
    } else if (number.value().abs().compareTo(LARGEST) > 0) {
      reject(column, ProblemCode.NUMBER_OUT_OF_RANGE);
      return null;
    }
    return number;
  }

  /** Money in the row's currency, or null without a reason when the cell is empty. */
  @Nullable Money money(int column, @Nullable String currency) {
    return product(column, ONE, currency);
  }

  /** Money for so many at the price in a column; rounded once, after multiplying. */
  @Nullable Money product(int column, NumberText quantity, @Nullable String currency) {
    NumberText number = number(column);
    if (number == null) {
      return null;
    }
    String meant =
        currency != null ? currency : Currencies.meant(number.currencyText(), style.currency());
    if (meant == null) {
      reject(column, ProblemCode.CURRENCY_UNKNOWN);
      return null;
    }
    BigDecimal product = number.value().multiply(quantity.value());
    if (product.abs().compareTo(LARGEST) > 0) {
      reject(column, ProblemCode.NUMBER_OUT_OF_RANGE);
      return null;
    }
    return Money.of(product, meant);
  }

  /** The currency named in a column, or null when the cell is empty or the column missing. */
  @Nullable String currency(int column) {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    String meant = Currencies.meant(text, style.currency());
    if (meant == null) {
      reject(column, ProblemCode.CURRENCY_UNKNOWN);
    }
    return meant;
  }

  private static ProblemCode error(String text, ProblemCode otherwise) {
    return isError(text) ? ProblemCode.CELL_IS_ERROR : otherwise;
  }

  private static boolean isError(String text) {
    return text.startsWith("#")
        && (text.endsWith("!") || text.endsWith("?") || "#N/A".equals(text));
  }

  void empty(int column) {
    if (column < 0) {
      if (reasons.isEmpty()) {
        reasons.add(Rejection.ofRow(row.number(), ProblemCode.COLUMN_MISSING, "", ""));
      }
      return;
    }
    if (column >= row.size()) {
      reasons.add(
          Rejection.ofRow(
              row.number(), ProblemCode.TOO_FEW_CELLS, row.cell(0), header.size(), row.size()));
    } else {
      reject(column, ProblemCode.CELL_EMPTY);
    }
  }

  void rejectIfEmpty(int column) {
    if (text(column).isEmpty()) {
      empty(column);
    }
  }

  void reject(int column, ProblemCode code, Object... arguments) {
    Rejection reason = reason(column, code, arguments);
    if (reasons.stream().noneMatch(known -> known.column() == reason.column())) {
      reasons.add(reason);
    }
  }

  void remark(int column, ProblemCode code, Object... arguments) {
    remarks.add(reason(column, code, arguments));
  }

  private Rejection reason(int column, ProblemCode code, Object... arguments) {
    String name = column >= 0 && column < header.size() ? header.get(column) : "";
    return new Rejection(
        row.number(), column + 1, name, code, row.cell(column), Rejection.texts(arguments));
  }

  boolean isRejected() {
    return !reasons.isEmpty();
  }

  /** The row's rejection, when something was wrong with it. */
  RowOutcome rejected() {
    return new RowOutcome.Rejected(row, List.copyOf(reasons));
  }

  RowOutcome accepted(List<ImportRecord> records) {
    return new RowOutcome.Accepted(row, List.copyOf(records), List.copyOf(remarks));
  }
}
