package guanxi.kernels.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CategoryCodesTest {

  /** Category 1 has the outcome in two rows of three, category 2 in one of three. */
  private static final Examples SIX =
      Examples.of(
              new double[][] {{1, 5}, {1, 6}, {1, 7}, {2, 8}, {2, 9}, {2, 10}},
              new boolean[] {true, true, false, true, false, false})
          .withCategories(0);

  @Test
  void categoryBecomesItsLogOddsDrawnTowardsThoseOfAll() {
    CategoryCodes codes = CategoryCodes.learn(SIX);

    assertThat(codes.row(new double[] {1, 5})[0])
        .isCloseTo(Math.log((2 + 5.0) / (1 + 5.0)), within(1e-15));
    assertThat(codes.row(new double[] {2, 5})).containsExactly(Math.log(6.0 / 7.0), 5);
  }

  @Test
  void unseenAndUnknownCategoriesAreLikeAll() {
    CategoryCodes codes = CategoryCodes.learn(SIX);

    assertThat(codes.row(new double[] {77, 5})).containsExactly(0, 5);
    assertThat(codes.row(new double[] {Double.NaN, 5})).containsExactly(0, 5);
  }

  @Test
  void rowsToLearnFromAreNotCodedByTheirOwnOutcome() {
    Examples coded = CategoryCodes.learn(SIX).toLearn();

    // Rows 0 and 5 are coded by rows 1 to 4: of category 1 one of two, of category 2 one of two.
    assertThat(coded.row(0)[0]).isZero();
    assertThat(coded.row(5)).containsExactly(0, 10);
    assertThat(coded.row(3)[1]).isEqualTo(8);
    assertThat(coded.categories()).isEmpty();
  }

  @Test
  void withoutCategoriesNothingIsCoded() {
    Examples plain = SIX.withCategories();

    assertThat(CategoryCodes.learn(plain).toLearn()).isSameAs(plain);
    assertThat(CategoryCodes.learn(plain).row(new double[] {1, 5})).containsExactly(1, 5);
  }

  @Test
  void categoryOutsideTheInputsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SIX.withCategories(2))
        .withMessage("input 2 is none of the 2");
  }
}
