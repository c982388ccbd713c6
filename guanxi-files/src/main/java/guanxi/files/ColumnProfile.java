package guanxi.files;

import guanxi.files.values.DateColumn;
import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import guanxi.files.values.Emails;
import guanxi.files.values.NumberColumn;
import guanxi.files.values.NumberText;
import guanxi.files.values.TimeText;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cells of one column look like, over a sample of rows. */
final class ColumnProfile {

  /** Longer texts are neither numbers nor dates nor keys. */
  private static final int LONGEST_VALUE = 300;

  private final NumberColumn numberColumn = new NumberColumn();
  private final DateColumn dateColumn = new DateColumn();
  private final Set<Long> distinct = new HashSet<>();
  private int filled;
  private int numbers;
  private int fractions;
  private int dates;
  private int emails;
  private int phones;
  private int spaced;
  private int signed;
  private double sum;

  void add(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return;
    }
    filled++;
    distinct.add(Occurrences.hash(text));
    if (text.length() > LONGEST_VALUE) {
      spaced++;
      return;
    }
    spaced += text.indexOf(' ') >= 0 ? 1 : 0;
    phones += isPhoneLike(text) ? 1 : 0;
    emails += text.indexOf('@') > 0 && Emails.normalise(text) != null ? 1 : 0;
    if (isDate(text)) {
      dates++;
      dateColumn.add(text);
    }
    NumberText number = number(text);
    if (number != null) {
      numberColumn.add(text);
      count(number, text.endsWith(".0"));
    }
  }

  private void count(NumberText number, boolean wholeAfterAll) {
    numbers++;
    signed += number.currencyText().isEmpty() ? 0 : 1;
    fractions += number.value().scale() > 0 && !wholeAfterAll ? 1 : 0;
    sum += number.value().doubleValue();
  }

  private static @Nullable NumberText number(String text) {
    NumberText number = NumberText.read(text, DecimalSign.POINT);
    return number != null ? number : NumberText.read(text, DecimalSign.COMMA);
  }

  /** Six to sixteen digits with nothing but the usual signs between them. */
  private static boolean isPhoneLike(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    return digits >= 6
        && digits <= 16
        && text.chars().allMatch(c -> Character.isDigit(c) || "+-() ./'".indexOf(c) >= 0);
  }

  /** Numbers count as dates only where they show year, month and day. */
  private static boolean isDate(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean shows = digits ? text.length() == 8 || text.length() == 14 : text.length() >= 6;
    if (!shows || (!digits && NumberText.read(text, DecimalSign.POINT) != null)) {
      return false;
    }
    return isModern(TimeText.read(text, DateOrder.DAY_FIRST))
        || isModern(TimeText.read(text, DateOrder.MONTH_FIRST));
  }

  private static boolean isModern(@Nullable TimeText time) {
    return time != null && time.local().getYear() >= 1900 && time.local().getYear() < 2200;
  }

  NumberColumn numberColumn() {
    return numberColumn;
  }

  DateColumn dateColumn() {
    return dateColumn;
  }

  boolean isEmpty() {
    return filled == 0;
  }

  double dateShare() {
    return share(dates);
  }

  double numberShare() {
    return share(numbers);
  }

  double fractionShare() {
    return share(fractions);
  }

  double emailShare() {
    return share(emails);
  }

  double phoneShare() {
    return share(phones);
  }

  double distinctShare() {
    return share(distinct.size());
  }

  int distinctCount() {
    return distinct.size();
  }

  /** Whether most numbers carry a currency. */
  boolean hasCurrency() {
    return signed > 0.5 * filled;
  }

  double mean() {
    return numbers == 0 ? 0 : sum / numbers;
  }

  /** One word or number per cell, no date and no fraction: may be a key. */
  boolean isKeyLike() {
    return filled > 0
        && spaced < 0.1 * filled
        && dateShare() < 0.5
        && fractionShare() < 0.01
        && emailShare() < 0.5;
  }

  private double share(int count) {
    return filled == 0 ? 0 : (double) count / filled;
  }
}
