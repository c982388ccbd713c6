package guanxi.web;

import guanxi.shared.Money;
import guanxi.shared.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes numbers, money and time as a reader expects them: by CLDR, in her time zone. */
public final class Formats {

  private final Texts texts;
  private final Locale locale;
  private final ZoneId zone;

  /** For one language and one time zone. */
  public Formats(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.locale = locale(texts.language());
    this.zone = zone;
  }

  /** The language with the country whose conventions we follow. */
  static Locale locale(Locale language) {
    return switch (language.getScript()) {
      case "Hans" -> Locale.forLanguageTag("zh-Hans-CN");
      case "Hant" -> Locale.forLanguageTag("zh-Hant-TW");
      default -> Locale.forLanguageTag("en");
    };
  }

  /** The time zone days are counted in. */
  public ZoneId zone() {
    return zone;
  }

  /** A whole number: 12,345. */
  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** A number with exactly this many decimals; an en dash for what is not a number. */
  public String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  /** A short number for tiles and axes: 12K, 1.2万. */
  public String compact(double value) {
    NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(Math.abs(value) < 10 ? 2 : 1);
    return format.format(value);
  }

  /** A share: 0.123 is 12.3 % with one decimal; an en dash for what is not a number. */
  public String percent(double share, int decimals) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(share);
  }

  /** An amount with its currency, to the last minor unit. */
  public String money(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(money.currency());
    int digits = Math.max(0, money.currency().getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(money.amount());
  }

  /** An amount in whole units, for tables and tiles where cents are noise. */
  public String moneyRounded(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(money.currency());
    format.setMaximumFractionDigits(0);
    return format.format(money.amount());
  }

  /** A day: Nov 22, 2026 or 2026年11月22日. */
  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /** The day of an instant in the reader's time zone. */
  public String date(Instant instant) {
    return date(instant.atZone(zone).toLocalDate());
  }

  /** The time of day to the minute. */
  public String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  /** Day and minute. */
  public String dateTime(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  /** For the {@code datetime} attribute of a {@code time} element. */
  public String machine(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** How far away a day is: today, yesterday, 12 days ago, in 3 months. */
  public String relativeDays(Instant then, Instant now) {
    long days =
        ChronoUnit.DAYS.between(then.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
    String direction = days >= 0 ? "ago" : "ahead";
    long distance = Math.abs(days);
    if (distance < 60) {
      return texts.of("web.relative.days." + direction, distance);
    }
    if (distance < 730) {
      return texts.of("web.relative.months." + direction, Math.round(distance / 30.44));
    }
    return texts.of("web.relative.years." + direction, number(distance / 365.25, 1));
  }

  /** A length of time in its largest one or two units: 3 min 20 s. */
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return texts.of("web.duration.seconds", seconds);
    }
    if (seconds < 3600) {
      return texts.of("web.duration.minutes", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return texts.of("web.duration.hours", seconds / 3600, seconds % 3600 / 60);
    }
    return texts.of("web.duration.days", seconds / 86_400, seconds % 86_400 / 3600);
  }

  /** The size of a file in binary units: 4.2 MiB. */
  public String bytes(long size) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = size;
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return number(value, unit == 0 ? 0 : 1) + " " + units[unit];
  }
}
