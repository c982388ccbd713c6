package guanxi.kernels.recommend;

import java.util.Arrays;

/**
 * How strongly one item points to another, as sparse rows.
 *
 * <pre>
 *   C[i, j] = Σ over people, p ≠ q   d · (q − p)^−gap / length^share / (pop_i^source · pop_j^target)
 * </pre>
 *
 * <p>where i stands at place p and j at place q of a person's sequence, d is 1 when j follows i and
 * {@code reverse} when it came before; only the last {@code window} places count. Time and memory
 * are proportional to the pairs within the window.
 */
final class Transitions {

  private final int[] rowStart;
  private final int[] columns;
  private final float[] values;
  private final int[] popularity;

  private Transitions(int[] rowStart, int[] columns, float[] values, int[] popularity) {
    this.rowStart = rowStart;
    this.columns = columns;
    this.values = values;
    this.popularity = popularity;
  }

  int from(int item) {
    return rowStart[item];
  }

  int to(int item) {
    return rowStart[item + 1];
  }

  int column(int position) {
    return columns[position];
  }

  float value(int position) {
    return values[position];
  }

  /** How many purchases of each item there were. */
  int[] popularity() {
    return popularity;
  }

  /** Counts all sequences without their last {@code without} purchases. */
  static Transitions count(Sequences sequences, int without, Settings settings) {
    var counter = new Counter(sequences.itemCount(), settings);
    for (int person = 0; person < sequences.size(); person++) {
      counter.measure(sequences.history(person, without));
    }
    counter.makeRoom();
    for (int person = 0; person < sequences.size(); person++) {
      counter.fill(sequences.history(person, without));
    }
    return counter.finish();
  }

  /** Two passes: how long the rows are, then what is in them; equal columns are merged last. */
  private static final class Counter {
    private final Settings settings;
    private final int[] popularity;
    private final int[] rowStart;
    private final double[] byGap;
    private int[] next = new int[0];
    private int[] columns = new int[0];
    private float[] values = new float[0];

    Counter(int items, Settings settings) {
      this.settings = settings;
      this.popularity = new int[items];
      this.rowStart = new int[items + 1];
      this.byGap = new double[settings.window() + 1];
      for (int gap = 1; gap < byGap.length; gap++) {
        byGap[gap] = Math.pow(gap, -settings.gapDecay());
      }
    }

    void measure(int[] history) {
      for (int p = 0; p < history.length; p++) {
        popularity[history[p]]++;
        int after = Math.min(history.length - 1 - p, settings.window());
        int before = settings.reverse() > 0 ? Math.min(p, settings.window()) : 0;
        rowStart[history[p] + 1] += after + before;
      }
    }

    void makeRoom() {
      for (int item = 0; item < popularity.length; item++) {
        rowStart[item + 1] = Math.addExact(rowStart[item + 1], rowStart[item]);
      }
      next = rowStart.clone();
      columns = new int[rowStart[popularity.length]];
      values = new float[columns.length];
    }

    void fill(int[] history) {
      double share = Math.pow(Math.max(1, history.length), -settings.lengthDecay());
      for (int p = 0; p < history.length; p++) {
        int last = Math.min(history.length - 1, p + settings.window());
        for (int q = p + 1; q <= last; q++) {
          double weight = share * byGap[q - p];
          put(history[p], history[q], weight);
          if (settings.reverse() > 0) {
            put(history[q], history[p], weight * settings.reverse());
          }
        }
      }
    }

    private void put(int row, int column, double weight) {
      columns[next[row]] = column;
      values[next[row]++] = (float) weight;
    }

    Transitions finish() {
      var sum = new float[popularity.length];
      var seen = new int[popularity.length];
      var start = new int[rowStart.length];
      var target = new double[popularity.length];
      for (int item = 0; item < target.length; item++) {
        target[item] = Math.pow(Math.max(1, popularity[item]), -settings.targetDecay());
      }
      int write = 0;
      for (int row = 0; row < popularity.length; row++) {
        int distinct = 0;
        for (int p = rowStart[row]; p < rowStart[row + 1]; p++) {
          int column = columns[p];
          if (sum[column] == 0) {
            seen[distinct++] = column;
          }
          sum[column] += values[p];
        }
        double source = Math.pow(Math.max(1, popularity[row]), -settings.sourceDecay());
        for (int d = 0; d < distinct; d++) {
          columns[write] = seen[d];
          values[write++] = (float) (sum[seen[d]] * source * target[seen[d]]);
          sum[seen[d]] = 0;
        }
        start[row + 1] = write;
      }
      return new Transitions(
          start, Arrays.copyOf(columns, write), Arrays.copyOf(values, write), popularity);
    }
  }
}
