package guanxi.kernels.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import guanxi.kernels.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;

class RfmTest {

  @Test
  void tenDifferentCustomersFillTheFifthsEvenly() {
    double[] values = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

    assertThat(Rfm.fifths(values)).containsExactly(5, 5, 4, 4, 3, 3, 2, 2, 1, 1);
  }

  @Test
  void equalCustomersGetEqualScores() {
    double[] orders = {1, 1, 1, 1, 1, 1, 1, 2, 2, 9};

    assertThat(Rfm.fifths(orders)).containsExactly(1, 1, 1, 1, 1, 1, 1, 4, 4, 5);
  }

  @Test
  void allEqualIsTheLowestFifth() {
    assertThat(Rfm.fifths(new double[] {7, 7, 7})).containsExactly(1, 1, 1);
  }

  @Test
  void minusZeroIsZero() {
    assertThat(Rfm.fifths(new double[] {-0.0, 0.0, -0.0, 0.0, 1})).containsExactly(1, 1, 1, 1, 5);
  }

  @Test
  void nobodyIsNoProblem() {
    assertThat(Rfm.of(new double[0], new double[0], new double[0])).isEmpty();
  }

  @Test
  void fewerDaysAreBetterAndMoreOrdersAndMoneyToo() {
    Rfm[] scores =
        Rfm.of(
            new double[] {1, 2, 3, 4, 5},
            new double[] {1, 2, 3, 4, 5},
            new double[] {-10, 0, 10, 20, 1e12});

    assertThat(scores)
        .containsExactly(
            new Rfm(5, 1, 1),
            new Rfm(4, 2, 2),
            new Rfm(3, 3, 3),
            new Rfm(2, 4, 4),
            new Rfm(1, 5, 5));
    assertThat(scores[3].cell()).isEqualTo(244);
  }

  @Test
  void saysWhichValueIsNotANumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rfm.fifths(new double[] {1, Double.NaN}))
        .withMessage("value 1 is not a number");
  }

  @Test
  void refusesArraysOfDifferentLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rfm.of(new double[2], new double[3], new double[2]))
        .withMessage("arrays must be equally long, were 2, 3 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rfm.of(new double[2], new double[2], new double[1]));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, recency", "6, 1, 1, recency", "1, 0, 1, frequency", "1, 1, 6, monetary"})
  void refusesScoresOutsideOneToFive(int r, int f, int m, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rfm(r, f, m))
        .withMessageStartingWith(name + " must be 1 to 5, was ");
  }

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void scoreIsOnePlusFiveTimesTheShareOfWorse(long seed) {
    var random = new Random(seed);
    double[] values = random.doubles(1 + random.nextInt(50)).map(v -> Math.floor(9 * v)).toArray();

    int[] scores = Rfm.fifths(values);

    for (int i = 0; i < values.length; i++) {
      int worse = 0;
      for (double other : values) {
        worse += other < values[i] ? 1 : 0;
      }
      assertThat(scores[i]).isEqualTo(1 + 5 * worse / values.length);
    }
  }
}
