package guanxi.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

class EventTimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00:01.250Z, 2026-05-01T10:00:01.250Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
    "2024-02-29T00:00:00.000Z, 2024-02-29T00:00:00Z",
    "2026-05-01T24:00:00.000Z, 2026-05-02T00:00:00Z",
    "2026-05-01T10:00:01Z, 2026-05-01T10:00:01Z",
    "2026-05-01T10:00:01.123456789Z, 2026-05-01T10:00:01.123456Z",
    "2026-05-01T10:00:01.250+0800, 2026-05-01T02:00:01.250Z",
    "2026-05-01 10:00:01, 2026-05-01T10:00:01Z",
    "2026-05-01, 2026-05-01T00:00:00Z"
  })
  void timesAreReadAsClientsWriteThem(String sent, Instant time) {
    assertThat(EventTimes.parse(new StringNode(sent))).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T10:00:01.250Z",
        "2026-13-01T10:00:01.250Z",
        "2026-05-01T25:00:00.000Z",
        "2026-05-01T10:61:00.000Z",
        "2026-05-01T10:00:0x.000Z",
        "yesterday"
      })
  void whatIsNoTimeIsAsIfItHadNotBeenSaid(String sent) {
    assertThat(EventTimes.parse(new StringNode(sent))).isNull();
  }

  @Test
  void numbersAreSecondsOrMillisecondsSince1970() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    assertThat(EventTimes.parse(json.numberNode(1_777_629_601))).isEqualTo("2026-05-01T10:00:01Z");
    assertThat(EventTimes.parse(json.numberNode(1_777_629_601_250L)))
        .isEqualTo("2026-05-01T10:00:01.250Z");
  }
}
