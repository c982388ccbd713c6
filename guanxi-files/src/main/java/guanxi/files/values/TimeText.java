package guanxi.files.values;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date, mostly with a time of day, as a cell shows it.
 *
 * @param local date and time as written; midnight when only a date is written
 * @param offset the offset from UTC written with it, or null
 */
public record TimeText(LocalDateTime local, @Nullable ZoneOffset offset) {

  private static final LocalDateTime EXCEL_DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);

  /**
   * Reads ISO dates and times, {@code 2026-05-01 10:00:00 +0200}, {@code 31/12/25 1:05 PM}, {@code
   * 2024年5月1日 下午3时}, {@code 1 May 2024}, {@code 20240501}, seconds and milliseconds since 1970 and
   * the day numbers of Excel.
   *
   * @param order decides where the year does not come first
   * @return null when the text is no date
   */
  public static @Nullable TimeText read(String text, DateOrder order) {
    String plain = ChineseTime.toWestern(NumberText.plain(text));
    try {
      TimeText number = ofNumber(plain);
      return number != null ? number : new Parts(plain, order).read();
    } catch (DateTimeException e) {
      return null; // a 31st of April
    }
  }

  /** The moment meant, in {@code zone} unless the text names an offset. */
  public Instant instant(ZoneId zone) {
    return offset != null ? local.toInstant(offset) : local.atZone(zone).toInstant();
  }

  private static @Nullable TimeText ofNumber(String text) {
    int point = text.indexOf('.');
    int digits = point < 0 ? text.length() : point;
    for (int i = 0; i < text.length(); i++) {
      boolean digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
      if (!digit && i != point) {
        return null;
      }
    }
    return switch (digits) {
      case 5 -> ofExcel(text);
      case 8 -> point < 0 ? at(text, "000000") : null;
      case 10 -> ofEpoch(Long.parseLong(text.substring(0, 10)) * 1000);
      case 12 -> point < 0 ? at(text.substring(0, 8), text.substring(8) + "00") : null;
      case 13 -> ofEpoch(Long.parseLong(text.substring(0, 13)));
      case 14 -> at(text.substring(0, 8), text.substring(8, 14));
      default -> null;
    };
  }

  private static TimeText at(String date, String time) {
    return new TimeText(
        LocalDateTime.of(
            number(date, 0, 4),
            number(date, 4, 6),
            number(date, 6, 8),
            number(time, 0, 2),
            number(time, 2, 4),
            number(time, 4, 6)),
        null);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static TimeText ofEpoch(long millis) {
    return new TimeText(
        LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC), ZoneOffset.UTC);
  }

  /** Days since 1899-12-30 with the time of day as fraction, to the second. */
  private static TimeText ofExcel(String text) {
    long seconds = Math.round(Double.parseDouble(text) * 86_400);
    return new TimeText(EXCEL_DAY_ZERO.plusSeconds(seconds), null);
  }

  /** Reads from left to right: date, time of day, offset. */
  private static final class Parts {

    private final String text;
    private final DateOrder order;
    private int at;

    Parts(String text, DateOrder order) {
      this.text = text;
      this.order = order;
    }

    @Nullable TimeText read() {
      LocalDate date = date();
      if (date == null) {
        return null;
      }
      skip(" T,");
      if (at == text.length()) {
        return new TimeText(date.atStartOfDay(), null);
      }
      LocalTime time = time();
      if (time == null) {
        return null;
      }
      skip(" ");
      if (at == text.length()) {
        return new TimeText(date.atTime(time), null);
      }
      ZoneOffset offset = offset();
      skip(" ");
      boolean complete = at == text.length() || text.charAt(at) == '[';
      return offset == null || !complete ? null : new TimeText(date.atTime(time), offset);
    }

    private @Nullable LocalDate date() {
      int first = dateField();
      int firstLength = at;
      boolean monthFirst = named;
      skip("-/., ");
      int second = dateField();
      boolean monthSecond = named;
      skip("-/., ");
      int begin = at;
      int third = dateField();
      if (first < 0 || second < 0 || third < 0 || at - begin > 4) {
        return null;
      }
      if (monthFirst) {
        return LocalDate.of(year(third, at - begin), first, second);
      }
      if (firstLength == 4) {
        return LocalDate.of(first, second, third);
      }
      int year = year(third, at - begin);
      boolean dayFirst = monthSecond || order == DateOrder.DAY_FIRST;
      return dayFirst ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
    }

    private boolean named;

    /** A number of up to four digits or the name of a month; -1 when neither follows. */
    private int dateField() {
      int begin = at;
      int number = digits(4);
      named = at == begin;
      if (!named) {
        return number;
      }
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      return Months.number(text.substring(begin, at));
    }

    private static int year(int year, int digits) {
      if (digits > 2) {
        return year;
      }
      return year < 70 ? 2000 + year : 1900 + year;
    }

    /** Hours and minutes, with seconds, a fraction and a half of the day where there are any. */
    private @Nullable LocalTime time() {
      int half = half();
      int hour = digits(2);
      if (hour < 0 || !take(':')) {
        return null;
      }
      int minute = Math.max(0, digits(2));
      int second = take(':') ? Math.max(0, digits(2)) : 0;
      int nanos = take('.') || take(',') ? fraction() : 0;
      skip(" ");
      // leap seconds and midnight written as 24:00 are left unreadable
      return LocalTime.of(onWholeDay(hour, half == 0 ? half() : half), minute, second, nanos);
    }

    /** 13:00 PM is written by programs that know no better. */
    private static int onWholeDay(int hour, int half) {
      return half == 0 || hour > 12 ? hour : hour % 12 + (half == 2 ? 12 : 0);
    }

    /** 1 before noon, 2 after, 0 when not said. */
    private int half() {
      if (at + 1 >= text.length() || (text.charAt(at + 1) | 0x20) != 'm') {
        return 0;
      }
      int half = "ap".indexOf(text.charAt(at) | 0x20) + 1;
      if (half > 0) {
        at += 2;
        skip(" ");
      }
      return half;
    }

    private int fraction() {
      int nanos = 0;
      int unit = 100_000_000;
      while (at < text.length() && isDigit()) {
        nanos += unit * (text.charAt(at) - '0');
        unit /= 10;
        at++;
      }
      return nanos;
    }

    private @Nullable ZoneOffset offset() {
      if (take('Z') || word("UTC") || word("GMT")) {
        if (at == text.length()) {
          return ZoneOffset.UTC;
        }
      }
      boolean west = take('-');
      if (!west && !take('+')) {
        return null;
      }
      int hours = digits(2);
      take(':');
      int minutes = Math.max(0, digits(2));
      return hours < 0
          ? null
          : ZoneOffset.ofTotalSeconds((west ? -1 : 1) * (hours * 3600 + minutes * 60));
    }

    private boolean word(String word) {
      boolean there = text.startsWith(word, at);
      at += there ? word.length() : 0;
      return there;
    }

    private boolean take(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    private void skip(String chars) {
      while (at < text.length() && chars.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private boolean isDigit() {
      return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The number that follows, of at most so many digits; -1 when none follows. */
    private int digits(int most) {
      int begin = at;
      int number = 0;
      while (at < text.length() && at - begin < most && isDigit()) {
        number = 10 * number + text.charAt(at) - '0';
        at++;
      }
      return at == begin ? -1 : number;
    }
  }
}
