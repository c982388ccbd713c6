package guanxi.kernels.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurvatureTest {

  @Test
  void hessianIsThatOfTheFunction() {
    Objective wave =
        (at, gradient) -> {
          gradient[0] = Math.cos(at[0]) * Math.exp(at[1]);
          gradient[1] = Math.sin(at[0]) * Math.exp(at[1]);
          return Math.sin(at[0]) * Math.exp(at[1]);
        };

    double[][] hessian = Curvature.hessian(wave, new double[] {1, 0.5});

    double e = Math.exp(0.5);
    assertThat(hessian[0][0]).isCloseTo(-Math.sin(1) * e, within(1e-7));
    assertThat(hessian[0][1]).isCloseTo(Math.cos(1) * e, within(1e-7));
    assertThat(hessian[1][0]).isEqualTo(hessian[0][1]);
    assertThat(hessian[1][1]).isCloseTo(Math.sin(1) * e, within(1e-7));
  }

  @Test
  void covarianceIsTheInverseOfTheNegativeHessian() {
    double[][] covariance = Curvature.covariance(new double[][] {{-4, -2}, {-2, -3}}).orElseThrow();

    assertThat(covariance[0][0]).isCloseTo(3.0 / 8, within(1e-15));
    assertThat(covariance[0][1]).isCloseTo(-2.0 / 8, within(1e-15));
    assertThat(covariance[1][0]).isCloseTo(-2.0 / 8, within(1e-15));
    assertThat(covariance[1][1]).isCloseTo(4.0 / 8, within(1e-15));
  }

  @Test
  void saddleAndRidgeHaveNoCovariance() {
    assertThat(Curvature.covariance(new double[][] {{-1, 0}, {0, 1}})).isEmpty();
    assertThat(Curvature.covariance(new double[][] {{-1, -1}, {-1, -1}})).isEmpty();
    assertThat(Curvature.covariance(new double[][] {{Double.NaN}})).isEmpty();
  }
}
