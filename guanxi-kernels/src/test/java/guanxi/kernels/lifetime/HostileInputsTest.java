package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.kernels.Explanation;
import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import guanxi.kernels.lifetime.RepeatPurchaseFit.NoChurnSignal;
import guanxi.kernels.lifetime.RepeatPurchaseFit.NotEnoughData;
import guanxi.kernels.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shop's file may hold: nothing of it is an exception or not a number. */
class HostileInputsTest {

  @Test
  void tenThousandHostileCustomersGetFiniteScores() {
    long start = Long.getLong("guanxi.seed", new Random().nextInt());
    for (long seed = start; seed < start + 10_000; seed++) {
      var random = new Random(seed);
      List<RepeatPurchaseModel> models = models(random);
      RepeatPurchaseModel model = models.get((int) Math.floorMod(seed, (long) models.size()));
      PurchaseHistory history = history(random);
      double horizon = random.nextInt(8) == 0 ? 0 : magnitude(random, 6);

      double active = model.probabilityActive(history);
      double expected = model.expectedOrders(history, horizon);
      double fresh = model.expectedRepeatOrders(horizon);

      String what = "seed %d: %s, %s, horizon %s".formatted(seed, model, history, horizon);
      assertThat(active).as(what).isBetween(0.0, 1.0);
      assertThat(expected).as(what).isNotNegative().isLessThan(1e30);
      assertThat(fresh).as(what).isNotNegative().isLessThan(1e30);
      assertFinite(model.explain(history, horizon), what);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void hostileShopsGetAModelOrAReason(long seed) {
    var random = new Random(seed);
    int n = random.nextInt(60);
    int[] x = new int[n];
    double[] last = new double[n];
    double[] observed = new double[n];
    double[] means = new double[n];
    double unit = magnitude(random, 6);
    int kinds = 1 + random.nextInt(5);
    for (int i = 0; i < n; i++) {
      PurchaseHistory history = i < kinds ? history(random) : null;
      x[i] = history == null ? x[i % kinds] : history.repeatOrders();
      last[i] = history == null ? last[i % kinds] : history.lastOrder() * unit;
      observed[i] = history == null ? observed[i % kinds] : history.observed() * unit;
      means[i] = random.nextInt(5) == 0 ? -1 : magnitude(random, random.nextInt(12));
    }
    CompressedHistories histories = CompressedHistories.of(x, last, observed);

    assertUsable(BgNbd.fit(histories), histories);
    assertUsable(MbgNbd.fit(histories), histories);
    assertUsable(ParetoNbd.fit(histories), histories);
    assertUsable(Nbd.fit(histories), histories);
    if (GammaGamma.fit(x, means) instanceof SpendFit.Fitted fitted) {
      assertFinite(fitted.report());
      assertThat(fitted.correlation()).isBetween(-1.0, 1.0);
      for (int i = 0; i < n; i++) {
        assertThat(fitted.model().expectedSpend(x[i], Math.max(0, means[i]))).isFinite();
      }
    }
  }

  @ParameterizedTest(name = "{0} customers, {1} with repeats, observed {2}")
  @CsvSource({
    "0, 0, 5, TOO_FEW_CUSTOMERS",
    "1, 1, 5, TOO_FEW_CUSTOMERS",
    "19, 19, 5, TOO_FEW_CUSTOMERS",
    "20, 9, 5, TOO_FEW_REPEAT_CUSTOMERS",
    "5000, 0, 5, TOO_FEW_REPEAT_CUSTOMERS",
    "50, 50, 0, NO_TIME_OBSERVED",
    "50, 50, 1e12, NO_TIME_OBSERVED",
  })
  void saysWhatIsMissing(int customers, int repeaters, double observed, Shortage shortage) {
    int[] x = new int[customers];
    Arrays.fill(x, 0, repeaters, 1);
    double[] times = new double[customers];
    Arrays.fill(times, observed);
    var histories = CompressedHistories.of(x, new double[customers], times);

    var expected = new NotEnoughData(shortage, customers, repeaters);
    assertThat(BgNbd.fit(histories)).isEqualTo(expected);
    assertThat(Nbd.fit(histories)).isEqualTo(expected);
    assertThat(expected.usable()).isEmpty();
  }

  @Test
  void twentyCustomersWithTenRepeatersAreEnough() {
    int[] x = new int[20];
    Arrays.fill(x, 0, 10, 1);
    double[] last = new double[20];
    Arrays.fill(last, 0, 10, 3);
    double[] observed = new double[20];
    Arrays.fill(observed, 5);

    assertThat(Nbd.fit(CompressedHistories.of(x, last, observed))).isInstanceOf(Fitted.class);
  }

  @Test
  void customersWhoNeverLeaveGiveNoChurnSignal() {
    int n = 400;
    int[] x = new int[n];
    double[] last = new double[n];
    double[] observed = new double[n];
    var random = new Random(7);
    for (int i = 0; i < n; i++) {
      double rate = 0.05 + 0.4 * random.nextDouble();
      observed[i] = 50;
      for (double t = wait(random, rate); t < 50; t += wait(random, rate)) {
        x[i]++;
        last[i] = t;
      }
    }
    CompressedHistories histories = CompressedHistories.of(x, last, observed);

    for (RepeatPurchaseFit fit :
        List.of(BgNbd.fit(histories), MbgNbd.fit(histories), ParetoNbd.fit(histories))) {
      var without = (NoChurnSignal) fit;
      assertThat(without.report().bic()).isLessThanOrEqualTo(without.rejected().bic());
      assertThat(without.report().model()).isEqualTo("NBD");
      assertThat(without.usable()).contains(without.model());
      assertThat(without.model().probabilityActive(new PurchaseHistory(3, 5, 500))).isEqualTo(1);
    }
  }

  private static double wait(Random random, double rate) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }

  private static List<RepeatPurchaseModel> models(Random random) {
    double a = magnitude(random, 6);
    double b = magnitude(random, 6);
    double c = magnitude(random, 6);
    double d = magnitude(random, 6);
    return List.of(
        new BgNbd(a, b, c, d), new MbgNbd(a, b, c, d), new ParetoNbd(a, b, c, d), new Nbd(a, b));
  }

  private static PurchaseHistory history(Random random) {
    int x = random.nextInt(3) == 0 ? random.nextInt(100_000) : random.nextInt(5);
    double observed = random.nextInt(10) == 0 ? 0 : magnitude(random, 6);
    double last = x == 0 ? 0 : observed * random.nextInt(5) / 4;
    return new PurchaseHistory(x, last, observed);
  }

  /** Between 10^−range and 10^range, evenly on a logarithmic scale. */
  private static double magnitude(Random random, int range) {
    return Math.pow(10, range * (2 * random.nextDouble() - 1));
  }

  private static void assertUsable(RepeatPurchaseFit fit, CompressedHistories histories) {
    switch (fit) {
      case Fitted(RepeatPurchaseModel model, FitReport report) -> {
        assertFinite(report);
        assertScores(model, histories);
      }
      case NoChurnSignal(Nbd model, FitReport report, FitReport rejected) -> {
        assertFinite(report);
        assertFinite(rejected);
        assertScores(model, histories);
      }
      case NotEnoughData missing -> assertThat(missing.customers()).isNotNegative();
    }
  }

  private static void assertScores(RepeatPurchaseModel model, CompressedHistories histories) {
    Scores scores = model.score(histories, 1, 52);
    for (double p : scores.probabilitiesActive()) {
      assertThat(p).isBetween(0.0, 1.0);
    }
    for (double orders : scores.expectedOrders(1)) {
      assertThat(orders).isFinite().isNotNegative();
    }
  }

  private static void assertFinite(FitReport report) {
    assertThat(report.logLikelihood()).isFinite();
    assertThat(report.bic()).isFinite();
    for (Estimate estimate : report.estimates()) {
      assertThat(estimate.value()).isFinite().isPositive();
      estimate.standardError().ifPresent(error -> assertThat(error).isFinite().isNotNegative());
      estimate.upper().ifPresent(end -> assertThat(end).isFinite());
    }
  }

  private static void assertFinite(Explanation explanation, String what) {
    assertThat(explanation.result()).as(what).isFinite();
    for (Explanation.Argument argument : explanation.arguments()) {
      assertThat(argument.value()).as("%s: %s", what, argument.name()).isFinite();
    }
    for (Explanation part : explanation.parts()) {
      assertFinite(part, what);
    }
  }
}
