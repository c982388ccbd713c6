package guanxi.kernels.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.testing.TestData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values by tools/reference/experiment_reference.py. */
class ExperimentTest {

  @ParameterizedTest
  @CsvSource({
    "spring, ann, 0.03367048880932877",
    "spring, bob, 0.057934469092530194",
    "autumn, ann, 0.013542965749983593"
  })
  void positionIsTheHash(String salt, String id, double expected) {
    assertThat(Assignment.position(salt, id)).isEqualTo(expected);
  }

  @Test
  void groupsHaveTheirShares() {
    var sizes = new long[3];
    for (int person = 0; person < 30_000; person++) {
      sizes[Assignment.group("s", "p" + person, 1, 1, 2)]++;
    }

    assertThat(SampleRatio.check(sizes, new double[] {1, 1, 2}).sound()).isTrue();
    assertThat(SampleRatio.check(sizes, new double[] {1, 1, 1}).sound()).isFalse();
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> Assignment.group("s", "p", 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0.4795001221869535",
    "18, 1, 2.2090496998585438e-05",
    "4, 2, 0.1353352832366127",
    "10, 3, 0.018566135463043237",
    "0, 3, 1"
  })
  void chiSquareTailIsExact(double x, int degrees, double expected) {
    assertThat(ChiSquare.upperTail(x, degrees)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void newcombesPublishedExampleComesOut() {
    Interval interval = Effect.ofShares(56, 70, 48, 80);

    assertThat(interval.estimate()).isCloseTo(0.2, within(1e-12));
    assertThat(interval.low()).isCloseTo(0.0524314724023649, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.333872654036906, within(1e-12));
    assertThat(Effect.ofShares(0, 10, 0, 10).coversZero()).isTrue();
  }

  @Test
  void whatWasKnownBeforeNarrowsTheInterval() {
    var random = new Random(1);
    var treated = new double[2000];
    var treatedBefore = new double[2000];
    var control = new double[2000];
    var controlBefore = new double[2000];
    for (int i = 0; i < 2000; i++) {
      treatedBefore[i] = random.nextGaussian();
      controlBefore[i] = random.nextGaussian();
      treated[i] = 0.1 + 0.9 * treatedBefore[i] + 0.3 * random.nextGaussian();
      control[i] = 0.9 * controlBefore[i] + 0.3 * random.nextGaussian();
    }

    Interval plain = Effect.ofMeans(treated, control);
    Interval sharper = Effect.withHistory(treated, treatedBefore, control, controlBefore);

    assertThat(sharper.high() - sharper.low()).isLessThan(0.4 * (plain.high() - plain.low()));
    assertThat(sharper.low()).isLessThan(0.1);
    assertThat(sharper.high()).isGreaterThan(0.1);
  }

  /** By R's qt(0.975, df). */
  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736432095",
    "2, 4.302652729911275",
    "5, 2.570581835636197",
    "100, 1.983971518523552",
    "1000000, 1.959966"
  })
  void fewDegreesWidenTheInterval(double degrees, double expected) {
    assertThat(StudentT.quantile(degrees)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void valuesBeyondMeasureAreRefused() {
    assertThatThrownBy(() -> Effect.ofMeans(new double[] {1, Double.NaN}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Effect.ofMeans(new double[] {1}, new double[] {1, 2}))
        .hasMessageContaining("got 1");
  }

  @Test
  void constantHistoryChangesNothing() {
    double[] treated = {1, 2, 3};
    double[] control = {1, 1, 2};
    double[] same = {5, 5, 5};

    assertThat(Effect.withHistory(treated, same, control, same))
        .isEqualTo(Effect.ofMeans(treated, control));
  }

  @Test
  void peopleWhoAreMovedAreFound() {
    var random = new Random(2);
    int people = 6000;
    var rows = new double[people][2];
    var treated = new boolean[people];
    var hit = new boolean[people];
    for (int i = 0; i < people; i++) {
      rows[i][0] = random.nextGaussian();
      rows[i][1] = random.nextGaussian();
      treated[i] = random.nextBoolean();
      double gain = treated[i] && rows[i][0] > 0 ? 0.3 : 0;
      hit[i] = random.nextDouble() < 0.2 + gain;
    }
    for (Uplift.Learner learner : Uplift.Learner.values()) {
      Uplift.Readout readout = Uplift.learn(rows, treated, hit, learner);

      assertThat(readout.qini().low()).as(learner.name()).isPositive();
      assertThat(readout.advice()).isEqualTo(Uplift.Advice.TREAT_SOME);
      assertThat(readout.effect().low()).isLessThan(0.15);
      assertThat(readout.effect().high()).isGreaterThan(0.15);
    }
  }

  @Test
  void whereNobodyDiffersEverybodyIsTreated() {
    var random = new Random(3);
    int people = 4000;
    var rows = new double[people][1];
    var treated = new boolean[people];
    var hit = new boolean[people];
    for (int i = 0; i < people; i++) {
      rows[i][0] = random.nextGaussian();
      treated[i] = random.nextBoolean();
      hit[i] = random.nextDouble() < (treated[i] ? 0.4 : 0.2);
    }

    Uplift.Readout readout = Uplift.learn(rows, treated, hit, Uplift.Learner.TWO_MODELS);

    assertThat(readout.qini().coversZero()).isTrue();
    assertThat(readout.advice()).isEqualTo(Uplift.Advice.TREAT_EVERYBODY);
  }

  /** The half file must agree with the effects published for the whole: .04523 and .07659. */
  @Test
  void hillstromsEffectsLieInTheirIntervals() {
    String text =
        new String(TestData.bytes("hillstrom/hillstrom_even.csv"), StandardCharsets.UTF_8);
    List<String[]> rows = new ArrayList<>();
    text.lines().skip(1).forEach(line -> rows.add(line.split(",", -1)));
    long[] women = visits(rows, "Womens E-Mail");
    long[] men = visits(rows, "Mens E-Mail");
    long[] none = visits(rows, "No E-Mail");

    Interval womens = Effect.ofShares(women[0], women[1], none[0], none[1]);
    Interval mens = Effect.ofShares(men[0], men[1], none[0], none[1]);

    assertThat(womens.estimate()).isCloseTo(0.04480931871459938, within(1e-12));
    assertThat(womens.low()).isLessThan(0.04523);
    assertThat(womens.high()).isGreaterThan(0.04523);
    assertThat(mens.low()).isLessThan(0.07659);
    assertThat(mens.high()).isGreaterThan(0.07659);
    assertThat(
            SampleRatio.check(new long[] {women[1], men[1], none[1]}, new double[] {1, 1, 1})
                .sound())
        .isTrue();
  }

  /** Counted from the end: a quoted range of money before them holds a comma. */
  private static long[] visits(List<String[]> rows, String treatment) {
    var counts = new long[2];
    for (String[] row : rows) {
      if (row[row.length - 4].equals(treatment)) {
        counts[0] += row[row.length - 2].equals("1") ? 1 : 0;
        counts[1]++;
      }
    }
    return counts;
  }
}
