package guanxi.insight.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {

  @Test
  void theSameIsNoDrift() {
    assertThat(Drift.index(List.of(5.0, 7.0), List.of(5.0, 7.0))).isZero();
    assertThat(Drift.verdict(0)).isEqualTo("steady");
  }

  @Test
  void sharesAreComparedNotCounts() {
    assertThat(Drift.index(List.of(50.0, 70.0), List.of(5000.0, 7000.0)))
        .isCloseTo(0, within(1e-4));
  }

  @Test
  void aBinThatFillsUpIsAChange() {
    // Shares with half a count added: .1, .9 then, .5, .5 now: .4 ln 5 − .4 ln (5/9).
    double index = Drift.index(List.of(0.5, 8.5), List.of(4.5, 4.5));

    assertThat(index).isCloseTo(0.4 * Math.log(5) - 0.4 * Math.log(5.0 / 9), within(1e-12));
    assertThat(Drift.verdict(index)).isEqualTo("changed");
  }

  @Test
  void differentBinsCannotBeCompared() {
    assertThat(Drift.index(List.of(1.0), List.of(1.0, 2.0))).isZero();
    assertThat(Drift.index(List.of(), List.of())).isZero();
  }
}
