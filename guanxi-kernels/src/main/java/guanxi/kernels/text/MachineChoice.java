package guanxi.kernels.text;

import guanxi.kernels.text.LinearMachine.Settings;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses how the machines learn by texts that they did not learn from: the examples are dealt into
 * five folds, and folds are judged until there are enough texts to tell settings apart.
 */
final class MachineChoice {

  /**
   * From the usual to the unusual; the first is used where there are too few texts to choose by.
   */
  private static final List<Settings> TRIED =
      List.of(
          new Settings(0, 1),
          new Settings(0, 0.3),
          new Settings(0, 4),
          new Settings(0.5, 0.3),
          new Settings(0.7, 0.3));

  private static final int FOLDS = 5;
  private static final int ENOUGH = 5000;
  private static final int LEAST = 200;

  private final SparseRows rows;
  private final int[] labels;
  private final int labelCount;

  MachineChoice(SparseRows rows, int[] labels, int labelCount) {
    this.rows = rows;
    this.labels = labels;
    this.labelCount = labelCount;
  }

  /** The first of the settings that no later one beats by more than chance. */
  Settings best() {
    Settings best = TRIED.getFirst();
    if (labels.length < LEAST) {
      return best;
    }
    BitSet right = right(best);
    for (Settings other : TRIED.subList(1, TRIED.size())) {
      BitSet othersRight = right(other);
      if (beats(othersRight, right)) {
        right = othersRight;
        best = other;
      }
    }
    return best;
  }

  /** By more than half a standard error of the number that only one of them judges right. */
  private static boolean beats(BitSet others, BitSet right) {
    BitSet onlyOne = (BitSet) others.clone();
    onlyOne.xor(right);
    return others.cardinality() - right.cardinality() > 0.5 * Math.sqrt(onlyOne.cardinality());
  }

  private BitSet right(Settings settings) {
    var right = new BitSet();
    int judged = 0;
    for (int fold = 0; fold < FOLDS && judged < ENOUGH; fold++) {
      int held = fold;
      LinearMachine[] machines = machines(settings, row -> row % FOLDS != held);
      for (int row = fold; row < labels.length; row += FOLDS) {
        right.set(row, judge(machines, row) == labels[row]);
        judged++;
      }
    }
    return right;
  }

  /** One machine for each label, or one for the second when there are two. */
  LinearMachine[] machines(Settings settings, IntPredicate learned) {
    int first = labelCount == 2 ? 1 : 0;
    return IntStream.range(first, labelCount)
        .parallel()
        .mapToObj(label -> LinearMachine.train(rows, signs(label, learned), settings))
        .toArray(LinearMachine[]::new);
  }

  private byte[] signs(int label, IntPredicate learned) {
    var signs = new byte[labels.length];
    for (int row = 0; row < signs.length; row++) {
      int sign = labels[row] == label ? 1 : -1;
      signs[row] = (byte) (learned.test(row) ? sign : 0);
    }
    return signs;
  }

  private static int judge(LinearMachine[] machines, int row) {
    if (machines.length == 1) {
      return machines[0].score(row) > 0 ? 1 : 0;
    }
    double[] scores = Arrays.stream(machines).mapToDouble(machine -> machine.score(row)).toArray();
    int best = 0;
    for (int label = 1; label < scores.length; label++) {
      best = scores[label] > scores[best] ? label : best;
    }
    return best;
  }
}
