package guanxi.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.platform.health.Readiness.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthAnswersTest {

  @Test
  void oneFailedCheckMakesTheWholeNotReady() {
    Readiness readiness =
        Readiness.of(List.of(Check.ok("database"), Check.failed("disk", "12 MB free")));

    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.checks().getLast().reason()).isEqualTo("12 MB free");
  }

  @Test
  void isReadyWhenEverythingIs() {
    assertThat(Readiness.of(List.of(Check.ok("database"))).ready()).isTrue();
  }
}
