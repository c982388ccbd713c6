package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.Explanation;
import guanxi.kernels.Explanation.Argument;
import org.junit.jupiter.api.Test;

class GammaGammaTest {

  /** Fader and Hardie (2013) print 6.25, 3.74 and 15.44. */
  @Test
  void reproducesThePublishedFit() {
    Cdnow cdnow = Cdnow.load();

    var fit = (SpendFit.Fitted) GammaGamma.fit(cdnow.repeats(), cdnow.spend());

    assertThat(fit.report().customers()).isEqualTo(946);
    assertThat(fit.report().converged()).isTrue();
    assertThat(fit.model().p()).isCloseTo(6.24957, within(5e-6));
    assertThat(fit.model().q()).isCloseTo(3.74423, within(1e-5));
    assertThat(fit.model().gamma()).isCloseTo(15.44352, within(1e-4));
    assertThat(fit.report().logLikelihood()).isCloseTo(-4055.9177, within(5e-5));
    assertThat(fit.model().typicalSpend()).isCloseTo(35.17, within(.005));
    assertThat(fit.correlation()).isCloseTo(.1139, within(5e-5));
  }

  private static final GammaGamma CDNOW = new GammaGamma(6.25, 3.74, 15.44);

  @Test
  void expectationLiesBetweenOwnMeanAndEverybodys() {
    double typical = 6.25 * 15.44 / 2.74;

    assertThat(CDNOW.typicalSpend()).isEqualTo(typical);
    assertThat(CDNOW.expectedSpend(0, 0)).isEqualTo(typical);
    assertThat(CDNOW.expectedSpend(2, 22.35))
        .isCloseTo(6.25 * (15.44 + 2 * 22.35) / (12.5 + 2.74), within(1e-12))
        .isBetween(22.35, typical);
    assertThat(CDNOW.expectedSpend(1_000_000, 22.35)).isCloseTo(22.35, within(1e-4));
  }

  @Test
  void heavyTailWithoutAMeanStillHasACentre() {
    var heavy = new GammaGamma(2, 0.5, 10);

    assertThat(heavy.typicalSpend()).isEqualTo(40);
    assertThat(heavy.expectedSpend(0, 0)).isEqualTo(40);
    assertThat(new GammaGamma(0.1, 0.5, 10).expectedSpend(1, 5)).isEqualTo(2);
    assertThat(heavy.expectedSpend(1, 5)).isEqualTo(2 * 15 / 1.5);
  }

  @Test
  void explanationSaysHowMuchIsHerOwn() {
    Explanation reason = CDNOW.explain(2, 22.35);

    assertThat(reason.key()).isEqualTo("lifetime.spend.blended");
    assertThat(reason.formula()).isEqualTo("Gamma-Gamma");
    assertThat(reason.result()).isEqualTo(CDNOW.expectedSpend(2, 22.35));
    double weight = 12.5 / (12.5 + 3.74 - 1);
    assertThat(reason.arguments())
        .containsExactly(
            new Argument("orders", 2),
            new Argument("own-mean", 22.35),
            new Argument("own-weight", weight),
            new Argument("typical", CDNOW.typicalSpend()));
    assertThat(weight * 22.35 + (1 - weight) * CDNOW.typicalSpend())
        .isCloseTo(reason.result(), within(1e-12));
    assertThat(CDNOW.explain(0, 0).key()).isEqualTo("lifetime.spend.typical");
  }

  @Test
  void customersWithoutPositiveMeanAreLeftOutAndCounted() {
    int[] orders = {0, 1, 1, 2, 3, 1, 1, 1, 2, 4, 1, 2, 1, 1};
    double[] means = {0, 0, -5, 10, 12, 30, 8, 9, 55, 21, 14, 13, 40, Double.NaN};

    var fit = (SpendFit.Fitted) GammaGamma.fit(orders, means);

    assertThat(fit.leftOut()).isEqualTo(3);
    assertThat(fit.report().customers()).isEqualTo(10);
    assertThat(fit.usable()).contains(fit.model());
  }

  @Test
  void saysWhatIsMissing() {
    int[] nine = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    int[] ten = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] same = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

    SpendFit few = GammaGamma.fit(nine, values);
    SpendFit equal = GammaGamma.fit(ten, same);

    assertThat(few).isEqualTo(new SpendFit.NotEnoughData(Shortage.TOO_FEW_REPEAT_CUSTOMERS, 9));
    assertThat(equal).isEqualTo(new SpendFit.NotEnoughData(Shortage.ALL_VALUES_EQUAL, 10));
    assertThat(equal.usable()).isEmpty();
  }

  @Test
  void refusesWhatIsNoSpend() {
    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedSpend(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedSpend(1, -5));
    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedSpend(1, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GammaGamma.fit(new int[1], new double[2]))
        .withMessage("arrays must be equally long, were 1 and 2");
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(1, 1, 0));
  }
}
