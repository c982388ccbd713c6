package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import guanxi.kernels.Explanation;
import guanxi.kernels.Explanation.Argument;
import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import guanxi.kernels.lifetime.TrackingCurve.Point;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of a model: discounted values, curves, errors, reasons, a choice. */
class ForecastTest {

  /** A tenth of an order a week from everyone new, for ever. */
  private static final Nbd STEADY = new Nbd(1, 10);

  private static final BgNbd CDNOW = new BgNbd(0.24259, 4.41360, 0.79292, 2.42591);

  @Nested
  class DiscountedOrders {

    @Test
    void equalPeriodsAreAGeometricSeries() {
      double value =
          new Discounting(5, 3, 0.25).expectedOrders(STEADY, new PurchaseHistory(0, 0, 0));

      assertThat(value).isCloseTo(0.5 * (0.8 + 0.64 + 0.512), within(1e-15));
    }

    @Test
    void withoutDiscountItIsTheForecastOfTheWholeTime() {
      var history = new PurchaseHistory(2, 30.43, 38.86);

      assertThat(new Discounting(13, 3, 0).expectedOrders(CDNOW, history))
          .isCloseTo(CDNOW.expectedOrders(history, 39), withinPercentage(1e-10));
    }

    @Test
    void manyAtOnceEqualEach() {
      var discounting = new Discounting(4, 12, 0.01);
      var histories =
          CompressedHistories.of(
              new int[] {2, 0, 2, 900}, new double[] {30, 0, 5, 1}, new double[] {38, 38, 38, 400});

      double[] all = discounting.expectedOrders(CDNOW, histories);

      assertThat(all).hasSize(4);
      for (int i = 0; i < all.length; i++) {
        assertThat(all[i])
            .isEqualTo(discounting.expectedOrders(CDNOW, histories.history(histories.rowOf(i))));
      }
      assertThat(all[3]).isZero();
      assertThat(all[0]).isGreaterThan(all[2]);
    }

    /** See {@code tools/reference/discounted.py}. */
    @ParameterizedTest
    @CsvSource({
      "2, 30.43, 38.86, 0.14585726969466008954, 0.77571798821039413913, 1.3740447966671947248",
      "26, 30.86, 31.0, 2.731815091466556313, 13.603832454674851953, 22.919533190976784418",
      "0, 0, 38.86, 0.021896595221552524426, 0.12058849584608214323, 0.22050073871630651053"
    })
    void manyHorizonsAreExactInOneCall(
        int x, double last, double observed, double one, double six, double twelve) {
      var discounting = new Discounting(4, 12, 0.01);
      var history = new PurchaseHistory(x, last, observed);
      double[][] all =
          discounting.expectedOrdersWithin(
              CDNOW,
              CompressedHistories.of(
                  new int[] {x, x}, new double[] {last, last}, new double[] {observed, observed}),
              12,
              1);

      double[] values = discounting.expectedOrdersWithin(CDNOW, history, 1, 6, 12);

      assertThat(values[0]).isCloseTo(one, withinPercentage(1e-9));
      assertThat(values[1]).isCloseTo(six, withinPercentage(1e-9));
      assertThat(values[2]).isCloseTo(twelve, withinPercentage(1e-9));
      assertThat(all[0]).containsExactly(values[2], values[2]);
      assertThat(all[1]).containsExactly(values[0], values[0]);
      assertThat(discounting.expectedOrders(CDNOW, history)).isEqualTo(values[2]);
    }

    @Test
    void horizonBeyondThePeriodsIsRefused() {
      var discounting = new Discounting(4, 12, 0.01);
      var nobody = CompressedHistories.of(new int[0], new double[0], new double[0]);

      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> discounting.expectedOrdersWithin(CDNOW, new PurchaseHistory(0, 0, 1), 13))
          .withMessageContaining("12 periods, one was 13");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> discounting.expectedOrdersWithin(CDNOW, nobody, 1, 0));
    }

    @Test
    void refusesWhatIsNoSeriesOfPeriods() {
      assertThatIllegalArgumentException().isThrownBy(() -> new Discounting(0, 1, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> new Discounting(1, 1, -0.1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Discounting(1, 0, 0))
          .withMessage("periods must be at least 1, was 0");
    }
  }

  @Nested
  class Tracking {

    @Test
    void countsOrdersBeforeEachMomentAndCustomersWhoHaveStarted() {
      TrackingCurve curve =
          TrackingCurve.of(
              STEADY,
              new double[] {5, 0, 0},
              new double[] {9, 4, 10, 3},
              TrackingCurve.every(5, 12));

      assertThat(curve.points())
          .containsExactly(new Point(5, 2 * 0.5, 2), new Point(10, 2 * 1.0 + 0.5, 3));
    }

    @Test
    void lastStepIsIncludedDespiteRounding() {
      assertThat(TrackingCurve.every(0.1, 0.3)).hasSize(3);
      assertThatIllegalArgumentException().isThrownBy(() -> TrackingCurve.every(0, 1));
    }
  }

  @Nested
  class Errors {

    @Test
    void areThoseOfTheTextbook() {
      ForecastErrors errors =
          ForecastErrors.of(
              new double[] {1, 2, 0, 4}, new double[] {3, 3, 1, 9}, new double[] {0, 2, 0, 8});

      assertThat(errors.predictedTotal()).isEqualTo(7);
      assertThat(errors.actualTotal()).isEqualTo(10);
      assertThat(errors.mae()).isEqualTo(5 / 4.0);
      assertThat(errors.rmse()).isEqualTo(Math.sqrt(17 / 4.0));
      assertThat(errors.correlation().orElseThrow())
          .isCloseTo(18.5 / Math.sqrt(8.75 * 43), within(1e-12));
      // pairs: (2 beats 1 by half: equal rank), (2 beats 0), (8 beats both)
      assertThat(errors.auc().orElseThrow()).isEqualTo(3.5 / 4);
    }

    @Test
    void areSilentWhereNothingVaries() {
      double[] flat = {1, 1};

      ForecastErrors errors = ForecastErrors.of(flat, flat, new double[] {2, 2});
      ForecastErrors none = ForecastErrors.of(flat, flat, new double[] {0, 0});

      assertThat(errors.correlation()).isEmpty();
      assertThat(errors.auc()).isEmpty();
      assertThat(none.auc()).isEmpty();
      assertThat(none.mae()).isEqualTo(1);
    }

    @Test
    void refuseUnequalOrEmptyArrays() {
      double[] one = new double[1];
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ForecastErrors.of(new double[2], one, one))
          .withMessage("arrays must be equally long and not empty, were 2, 1 and 1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ForecastErrors.of(one, new double[2], one));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ForecastErrors.of(new double[0], new double[0], new double[0]));
    }
  }

  @Nested
  class NaiveForecasts {

    private final CompressedHistories histories =
        CompressedHistories.of(
            new int[] {2, 2, 0, 0}, new double[] {8, 1, 0, 0}, new double[] {10, 10, 10, 0});

    @Test
    void rateGoesOnForEverybodyAndRecencyOnlyForThoseNotQuiet() {
      Backtest backtest = Backtest.of(STEADY, histories, new double[] {1, 0, 0, 0}, 5);

      assertThat(backtest.rate().predictedTotal()).isEqualTo(2);
      assertThat(backtest.rate().mae()).isEqualTo(1 / 4.0);
      assertThat(backtest.rate().auc().orElseThrow()).isEqualTo(2.5 / 3);
      // mean observed 7.5: quiet for 2 and 0 goes on, for 9 and 10 does not
      assertThat(backtest.recency().predictedTotal()).isEqualTo(1);
      assertThat(backtest.recency().mae()).isZero();
      assertThat(backtest.recency().auc().orElseThrow()).isEqualTo(2.0 / 3);
      assertThat(backtest.model().predictedTotal())
          .isCloseTo(2 * 3 / 20.0 * 5 + 1 / 20.0 * 5 + 0.5, within(1e-12));
      assertThat(backtest.modelHasSmallestError()).isFalse();
    }

    @Test
    void modelWinsOnlyAgainstBoth() {
      ForecastErrors small = errors(0.1);
      ForecastErrors large = errors(0.2);

      assertThat(new Backtest(large, small, large, large).modelHasSmallestError()).isTrue();
      assertThat(new Backtest(large, small, small, large).modelHasSmallestError()).isFalse();
      assertThat(new Backtest(large, small, large, small).modelHasSmallestError()).isFalse();
    }
  }

  @Nested
  class Reasons {

    @Test
    void quietCustomerIsExplainedByHerGaps() {
      Explanation reason = CDNOW.explain(new PurchaseHistory(2, 10, 40), 52);

      assertThat(reason.key()).isEqualTo("lifetime.orders.expected");
      assertThat(reason.formula()).isEqualTo("BG/NBD");
      assertThat(reason.arguments()).containsExactly(new Argument("horizon", 52));
      Explanation active = reason.parts().get(0);
      Explanation orders = reason.parts().get(1);
      assertThat(active.key()).isEqualTo("lifetime.active.quiet");
      assertThat(active.arguments())
          .containsExactly(
              new Argument("repeat-orders", 2),
              new Argument("usual-gap", 5),
              new Argument("quiet", 30));
      assertThat(orders.key()).isEqualTo("lifetime.orders.while-active");
      assertThat(orders.arguments())
          .containsExactly(
              new Argument("horizon", 52),
              new Argument("repeat-orders", 2),
              new Argument("observed", 40));
      assertThat(active.result() * orders.result())
          .isCloseTo(reason.result(), withinPercentage(1e-12));
    }

    @Test
    void customerWithinHerGapsIsRecent() {
      assertThat(activeKey(CDNOW, new PurchaseHistory(2, 10, 15)))
          .isEqualTo("lifetime.active.recent");
      assertThat(activeKey(CDNOW, new PurchaseHistory(2, 10, 15.01)))
          .isEqualTo("lifetime.active.quiet");
    }

    @Test
    void oneOrderAndNoChurnModelSayWhatTheyCannotKnow() {
      assertThat(activeKey(CDNOW, new PurchaseHistory(0, 0, 15)))
          .isEqualTo("lifetime.active.one-order");
      assertThat(activeKey(STEADY, new PurchaseHistory(2, 10, 15)))
          .isEqualTo("lifetime.active.no-churn-model");
    }

    private static String activeKey(RepeatPurchaseModel model, PurchaseHistory history) {
      return model.explain(history, 52).parts().getFirst().key();
    }
  }

  @Nested
  class Choice {

    @Test
    void smallestErrorWinsWhenItIsClear() {
      ModelChoice choice =
          ModelChoice.choose(List.of(candidate("A", 100, 0.50), candidate("B", 10, 0.51)));

      assertThat(choice.chosen().orElseThrow().fitted().report().model()).isEqualTo("A");
      assertThat(choice.reason().key()).isEqualTo("lifetime.choice.holdout");
      assertThat(choice.reason().formula()).isEqualTo("A");
    }

    @Test
    void likelihoodDecidesBetweenEqualErrors() {
      ModelChoice choice =
          ModelChoice.choose(List.of(candidate("A", 100, 0.50), candidate("B", 10, 0.5049)));

      assertThat(choice.chosen().orElseThrow().fitted().report().model()).isEqualTo("B");
      assertThat(choice.reason().key()).isEqualTo("lifetime.choice.bic");
      assertThat(choice.reason().arguments())
          .contains(new Argument("candidates", 2), new Argument("equally-good", 2));
    }

    @Test
    void nothingFittedIsNothingChosen() {
      var nobody = CompressedHistories.of(new int[0], new double[0], new double[0]);

      ModelChoice choice = ModelChoice.of(nobody, new double[0], 5);

      assertThat(choice.chosen()).isEmpty();
      assertThat(choice.reason().key()).isEqualTo("lifetime.choice.none");
    }

    private static ModelChoice.Candidate candidate(String name, double loss, double mae) {
      FitReport report = new FitReport(name, List.of(), -loss, 100, 10, 5, true);
      return new ModelChoice.Candidate(new Fitted(STEADY, report), errors(mae));
    }
  }

  @Nested
  class WithoutChurn {

    @Test
    void everybodyGoesOnAtHerRate() {
      var history = new PurchaseHistory(3, 5, 30);

      assertThat(STEADY.name()).isEqualTo("NBD");
      assertThat(STEADY.probabilityActive(history)).isEqualTo(1);
      assertThat(STEADY.expectedOrders(history, 20)).isEqualTo(2);
      assertThat(STEADY.expectedRepeatOrders(20)).isEqualTo(2);
      assertThatIllegalArgumentException().isThrownBy(() -> STEADY.expectedRepeatOrders(-1));
      assertThatIllegalArgumentException().isThrownBy(() -> STEADY.expectedOrders(history, -1));
      assertThatIllegalArgumentException().isThrownBy(() -> new Nbd(0, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> new Nbd(1, 0));
    }
  }

  private static ForecastErrors errors(double mae) {
    double[] zero = new double[1];
    ForecastErrors none = ForecastErrors.of(zero, zero, zero);
    return new ForecastErrors(0, 0, mae, mae, none.correlation(), none.auc());
  }
}
