package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
