package guanxi.intake.tracking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The times of an event. The sender's clock may be wrong by years; how wrong shows in the time it
 * gives for the sending, so {@code corrected = received - (sent - original)}.
 *
 * @param original by the sender's clock; null if it does not say
 * @param sent by the sender's clock; null if it does not say
 * @param corrected never later than received
 */
record EventTimes(
    @Nullable Instant original, @Nullable Instant sent, Instant received, Instant corrected) {

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** As JavaScript writes times, and with it most clients. */
  private static final String COMMON = "0000-00-00T00:00:00.000Z";

  private static final long MILLIS_FROM = 100_000_000_000L;

  static EventTimes of(@Nullable Instant original, @Nullable Instant sent, Instant received) {
    if (original == null) {
      return new EventTimes(null, sent, received, received);
    }
    Instant corrected = sent == null ? original : received.minus(Duration.between(original, sent));
    boolean plausible = corrected.isBefore(received) && corrected.isAfter(EARLIEST);
    return new EventTimes(
        original, sent, received, plausible ? corrected.truncatedTo(ChronoUnit.MICROS) : received);
  }

  /** The time in a field: ISO 8601, or seconds or milliseconds since 1970; null if it is none. */
  static @Nullable Instant parse(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    try {
      Instant time = value.isNumber() ? since1970(value.asDouble()) : text(value);
      boolean known = time != null && time.isAfter(EARLIEST) && time.isBefore(LATEST);
      return known && time != null ? time.truncatedTo(ChronoUnit.MICROS) : null;
    } catch (DateTimeException | ArithmeticException _) {
      return null;
    }
  }

  private static @Nullable Instant text(JsonNode value) {
    if (!value.isString() || value.stringValue().length() > 40) {
      return null;
    }
    String text = value.stringValue().strip();
    if (COMMON.length() == text.length() && hasCommonForm(text)) {
      return Instant.ofEpochMilli(common(text));
    }
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    String iso = text.indexOf(' ') == 10 ? text.replaceFirst(" ", "T") : text;
    return isZoned(iso)
        ? Instant.parse(withColon(iso))
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private static boolean isZoned(String iso) {
    return iso.endsWith("Z")
        || iso.endsWith("z")
        || iso.lastIndexOf('+') > 10
        || iso.lastIndexOf('-') > 10;
  }

  private static boolean hasCommonForm(String text) {
    for (int i = 0; i < COMMON.length(); i++) {
      char c = text.charAt(i);
      char form = COMMON.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
  }

  private static long common(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long minutes = (day * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16);
    return (minutes * 60 + number(text, 17, 19)) * 1000 + number(text, 20, 23);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /** {@code +0800} is written {@code +08:00} in ISO 8601's long form. */
  private static String withColon(String iso) {
    return iso.matches(".*[+-]\\d{4}$") && iso.charAt(iso.length() - 5) != ':'
        ? iso.substring(0, iso.length() - 2) + ':' + iso.substring(iso.length() - 2)
        : iso;
  }

  private static Instant since1970(double number) {
    return Math.abs(number) < MILLIS_FROM
        ? Instant.ofEpochMilli((long) (number * 1000))
        : Instant.ofEpochMilli((long) number);
  }
}
