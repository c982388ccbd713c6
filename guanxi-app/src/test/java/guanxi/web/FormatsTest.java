package guanxi.web;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.shared.Money;
import guanxi.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private static final Instant THEN = Instant.parse("2026-11-21T17:30:00Z");

  private final Formats english = in(Texts.ENGLISH, "UTC");
  private final Formats simplified = in(Texts.SIMPLIFIED, "Asia/Shanghai");
  private final Formats traditional = in(Texts.TRADITIONAL, "Asia/Taipei");

  @Test
  void numbersAreGroupedAsTheReaderIsUsedTo() {
    assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
    assertThat(english.number(0.12345, 2)).isEqualTo("0.12");
    assertThat(english.number(Double.NaN, 2)).isEqualTo("–");
    assertThat(english.percent(0.1234, 1)).isEqualTo("12.3%");
    assertThat(english.compact(12_345)).isEqualTo("12.3K");
    assertThat(simplified.compact(12_345)).isEqualTo("1.2万");
    assertThat(traditional.compact(12_345)).isEqualTo("1.2萬");
  }

  @Test
  void moneyShowsWhichDollarAndEveryMinorUnit() {
    assertThat(english.money(money(123_456, "USD"))).isEqualTo("$1,234.56");
    assertThat(english.money(money(123_456, "CNY"))).isEqualTo("CN¥1,234.56");
    assertThat(simplified.money(money(123_456, "CNY"))).isEqualTo("¥1,234.56");
    assertThat(simplified.money(money(123_456, "USD"))).isEqualTo("US$1,234.56");
    assertThat(traditional.money(money(123_456, "JPY"))).contains("123,456").doesNotContain(".");
    assertThat(english.money(money(-500, "EUR"))).isEqualTo("-€5.00");
  }

  @Test
  void theDayIsTheReadersDay() {
    assertThat(english.date(THEN)).isEqualTo("Nov 21, 2026");
    assertThat(simplified.date(THEN)).isEqualTo("2026年11月22日");
    assertThat(traditional.date(THEN)).isEqualTo("2026年11月22日");
  }

  @Test
  void distancesAreCountedInCalendarDays() {
    Instant sameEvening = Instant.parse("2026-11-21T23:59:00Z");
    Instant nextMorning = Instant.parse("2026-11-22T00:01:00Z");
    assertThat(english.relativeDays(THEN, sameEvening)).isEqualTo("today");
    assertThat(english.relativeDays(THEN, nextMorning)).isEqualTo("yesterday");
    assertThat(english.relativeDays(nextMorning, THEN)).isEqualTo("tomorrow");
    assertThat(english.relativeDays(THEN, THEN.plus(Duration.ofDays(12)))).isEqualTo("12 days ago");
    assertThat(simplified.relativeDays(THEN, THEN.plus(Duration.ofDays(12)))).isEqualTo("12 天前");
    assertThat(english.relativeDays(THEN, THEN.plus(Duration.ofDays(91))))
        .isEqualTo("3 months ago");
  }

  @Test
  void lengthsOfTimeHaveTheirTwoLargestUnits() {
    assertThat(english.duration(Duration.ofSeconds(7))).isEqualTo("7 s");
    assertThat(english.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(english.duration(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
    assertThat(english.duration(Duration.ofHours(50))).isEqualTo("2 days 2 h");
    assertThat(english.bytes(4_404_019)).isEqualTo("4.2 MiB");
  }

  private static Money money(long minor, String currency) {
    return new Money(minor, Currency.getInstance(currency));
  }

  private static Formats in(Locale language, String zone) {
    return new Formats(Texts.in(language), ZoneId.of(zone));
  }
}
