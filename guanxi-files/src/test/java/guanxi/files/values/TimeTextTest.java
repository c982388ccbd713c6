package guanxi.files.values;

import static guanxi.files.values.DateOrder.DAY_FIRST;
import static guanxi.files.values.DateOrder.MONTH_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times as people and programs write them. */
class TimeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          2026-05-01                       | 2026-05-01T00:00:00Z
          2026-05-01 10:00:00              | 2026-05-01T10:00:00Z
          2026-05-01T10:00:00Z             | 2026-05-01T10:00:00Z
          2026-05-01T10:00:00.123456Z      | 2026-05-01T10:00:00.123456Z
          2026-05-01 10:00:00 +0200        | 2026-05-01T08:00:00Z
          2026-05-01T10:00:00-05:30        | 2026-05-01T15:30:00Z
          2026-05-01T10:00:00+08:00[Asia/Shanghai] | 2026-05-01T02:00:00Z
          2026-05-01 10:00:00 UTC          | 2026-05-01T10:00:00Z
          2026/5/1 9:05                    | 2026-05-01T09:05:00Z
          31/12/2025                       | 2025-12-31T00:00:00Z
          31.12.25 23:59                   | 2025-12-31T23:59:00Z
          1-5-99                           | 1999-05-01T00:00:00Z
          1/5/2026 1:05 PM                 | 2026-05-01T13:05:00Z
          1/5/2026 12:05 am                | 2026-05-01T00:05:00Z
          1/5/2026 12:05 pm                | 2026-05-01T12:05:00Z
          1 May 2026                       | 2026-05-01T00:00:00Z
          01-May-26                        | 2026-05-01T00:00:00Z
          May 1, 2026 3:00 PM              | 2026-05-01T15:00:00Z
          1. Mai 2026                      | 2026-05-01T00:00:00Z
          1 août 2025                      | 2025-08-01T00:00:00Z
          2024年5月1日                      | 2024-05-01T00:00:00Z
          2024年5月1日 下午3时05分           | 2024-05-01T15:05:00Z
          2024年05月01日 15:04:05           | 2024-05-01T15:04:05Z
          ２０２４－０５－０１              | 2024-05-01T00:00:00Z
          20260501                         | 2026-05-01T00:00:00Z
          20260501100203                   | 2026-05-01T10:02:03Z
          1777629600                       | 2026-05-01T10:00:00Z
          1777629600123                    | 2026-05-01T10:00:00.123Z
          46143                            | 2026-05-01T00:00:00Z
          46143.5                          | 2026-05-01T12:00:00Z
          """)
  void isReadDayFirst(String text, Instant expected) {
    assertThat(Objects.requireNonNull(TimeText.read(text, DAY_FIRST)).instant(ZoneOffset.UTC))
        .isEqualTo(expected);
  }

  @Test
  void monthMayComeFirst() {
    assertThat(TimeText.read("12/31/2025", MONTH_FIRST)).isNotNull();
    assertThat(TimeText.read("12/31/2025", DAY_FIRST)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sometime",
        "2026-02-31",
        "2026-13-01",
        "32/01/2026",
        "12",
        "2026",
        "10:00",
        "2026-05-01 25:00",
        "2026-05-01 10:00 nonsense",
        "1/2",
        "2026-05-01x",
        "May 2026",
        "1/5/20261"
      })
  void otherTextsAreNoDates(String text) {
    assertThat(TimeText.read(text, DAY_FIRST)).isNull();
  }

  @Test
  void localTimesAreThoseOfTheZone() {
    TimeText text = Objects.requireNonNull(TimeText.read("2026-05-01 10:00", DAY_FIRST));
    assertThat(text.instant(ZoneId.of("Asia/Taipei")))
        .isEqualTo(Instant.parse("2026-05-01T02:00:00Z"));
  }

  @Test
  void thirteenthDecidesAWholeColumn() {
    var column = new DateColumn();
    column.add("01/02/2026");
    assertThat(column.isOpen()).isTrue();
    column.add("02/13/2026");
    assertThat(column.decided()).isEqualTo(MONTH_FIRST);
    assertThat(column.isOpen()).isFalse();
  }

  @Test
  void neighbouringRowsAreCloseInTime() {
    var column = new DateColumn();
    for (int day = 1; day <= 12; day++) {
      column.add("03/%02d/2026".formatted(day));
    }
    assertThat(column.isOpen()).isTrue();
    assertThat(column.likely()).isEqualTo(MONTH_FIRST);
  }
}
