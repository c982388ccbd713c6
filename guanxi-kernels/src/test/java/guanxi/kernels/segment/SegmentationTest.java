package guanxi.kernels.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentationTest {

  @Test
  void threeKindsOfCustomersAreThreeSegments() {
    double[][] rows = kinds();

    Segmentation found = Segmentation.find(rows, 6);

    assertThat(found.segments()).hasSize(3);
    var sizes = found.segments().stream().map(Segmentation.Segment::size).sorted().toList();
    assertThat(sizes).containsExactly(200, 200, 200);
    for (int row = 0; row < 600; row++) {
      assertThat(found.segmentOf(rows[row])).isEqualTo(found.segmentOf(rows[row / 200 * 200]));
    }
    assertThat(found.stabilities())
        .filteredOn(s -> s.segments() == 3)
        .allMatch(s -> s.agreement() > 0.95);
  }

  @Test
  void sameRowsGiveTheSameSegments() {
    assertThat(Segmentation.find(kinds(), 4).segments())
        .isEqualTo(Segmentation.find(kinds(), 4).segments());
  }

  @Test
  void oneGiantDoesNotMakeEverybodyElseOneSegment() {
    double[][] rows = kinds();
    rows[0][1] = 1e12;

    assertThat(Segmentation.find(rows, 6).segments()).hasSize(3);
  }

  @Test
  void nothingToDivideIsSaid() {
    assertThatThrownBy(() -> Segmentation.find(new double[][] {{1, 2}, {1, 2}}, 3))
        .hasMessageContaining("same");
    assertThatThrownBy(() -> Segmentation.find(new double[][] {{1, Double.NaN}, {1, 2}}, 3))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Segmentation.find(new double[][] {{1}}, 3))
        .hasMessageContaining("got 1");
    assertThatThrownBy(() -> Segmentation.find(new double[][] {{1}, {1, 2}}, 3))
        .hasMessageContaining("row 1 has 2");
  }

  @Test
  void segmentsAreNumberedAndDescribedByTheirFeatures() {
    double[][] rows = kinds();

    Segmentation found = Segmentation.find(rows, 6);

    assertThat(found.segmentOf(rows[599])).isZero();
    assertThat(found.segmentOf(rows[0])).isEqualTo(2);
    assertThat(found.segments().getFirst().levels().getFirst()).isEqualTo(Segmentation.Level.HIGH);
    assertThat(found.segments().getFirst().levels().getLast()).isEqualTo(Segmentation.Level.HIGH);
    assertThat(found.segments().getFirst().medians().getFirst()).isBetween(165.0, 175.0);
    assertThat(found.segments().getLast().levels().getFirst()).isEqualTo(Segmentation.Level.LOW);
  }

  @Test
  void movesBetweenTwoTimesAreCounted() {
    double[][] then = kinds();
    double[][] now = kinds();
    now[0] = now[599].clone();
    Segmentation before = Segmentation.find(then, 6);
    Segmentation after = Segmentation.find(now, 6);

    int[][] moves = after.movedFrom(before, then, now);

    assertThat(moves[2][0]).isEqualTo(1);
    assertThat(moves[0][0]).isEqualTo(200);
    assertThat(moves[1][1]).isEqualTo(200);
    assertThat(moves[2][2]).isEqualTo(199);
  }

  /** Values by hand: tables 2·2 with all pairs apart, and Hubert and Arabie's formula. */
  @Test
  void randIndexFollowsItsFormula() {
    assertThat(RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0})).isEqualTo(1.0);
    assertThat(RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
        .isCloseTo(-0.5, within(1e-12));
    assertThat(RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2}))
        .isCloseTo(4.0 / 7, within(1e-12));
  }

  private static double[][] kinds() {
    var random = new Random(4);
    var rows = new double[600][3];
    for (int row = 0; row < 600; row++) {
      int kind = row / 200;
      rows[row][0] = 10 + 80 * kind + 5 * random.nextGaussian();
      rows[row][1] = Math.exp(2 + 2 * (kind == 1 ? 2 : 0) + 0.3 * random.nextGaussian());
      rows[row][2] = random.nextGaussian() + (kind == 2 ? 9 : 0);
    }
    return rows;
  }
}
