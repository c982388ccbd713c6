package guanxi.kernels.recommend;

import java.util.stream.IntStream;

/**
 * Judges recommendations by the last purchase of each person, hidden from the model, ranked among
 * all items of the shop.
 *
 * <pre>
 *   hit rate @k = share of people whose last purchase stands among the first k
 *   NDCG @k     = mean of 1 / log₂(rank + 2) over all people, 0 beyond rank k (rank from 0)
 * </pre>
 *
 * <p>People with fewer than three purchases teach the model but are not judged.
 */
public final class LeaveOneOut {

  private LeaveOneOut() {}

  /**
   * The outcome.
   *
   * @param people how many were judged
   * @param hitRate in [0, 1]
   * @param ndcg in [0, 1]
   * @param standardError of the hit rate
   */
  public record Quality(int people, double hitRate, double ndcg, double standardError) {}

  /** The quality on everyone's last purchase, learned from all before it. */
  public static Quality test(Sequences sequences, Settings settings, int k) {
    return judge(sequences, NextPurchase.fit(sequences, 1, settings), 0, k, 1);
  }

  /** The quality of listing what sells best, the baseline to beat. */
  public static Quality popularity(Sequences sequences, int k) {
    var nothing = new Settings(0, 0, 0, 0, 0, 1e-6, 1, false);
    NextPurchase model = NextPurchase.fit(sequences, 1, nothing);
    return judge(sequences, model, 0, k, 1, true);
  }

  /** The quality on everyone's last but one purchase, on each {@code step}th person. */
  static Quality validate(Sequences sequences, NextPurchase model, int k, int step) {
    return judge(sequences, model, 1, k, step);
  }

  private static Quality judge(
      Sequences sequences, NextPurchase model, int fromLast, int k, int step) {
    return judge(sequences, model, fromLast, k, step, false);
  }

  private static Quality judge(
      Sequences sequences, NextPurchase model, int fromLast, int k, int step, boolean blind) {
    int workers = Runtime.getRuntime().availableProcessors();
    double[][] parts =
        IntStream.range(0, workers)
            .parallel()
            .mapToObj(worker -> {
              var sums = new double[3];
              NextPurchase.Scratch scratch = model.scratch();
              for (int p = worker * step; p < sequences.size(); p += workers * step) {
                if (sequences.length(p) >= 3) {
                  int[] history = sequences.history(p, fromLast + 1);
                  int target = sequences.fromLast(p, fromLast);
                  add(model.rank(blind ? new int[0] : history, target, scratch), k, sums);
                }
              }
              return sums;
            })
            .toArray(double[][]::new);
    double people = 0;
    double hits = 0;
    double gain = 0;
    for (double[] part : parts) {
      people += part[0];
      hits += part[1];
      gain += part[2];
    }
    double n = Math.max(1, people);
    double rate = hits / n;
    return new Quality((int) people, rate, gain / n, Math.sqrt(rate * (1 - rate) / n));
  }

  private static void add(int rank, int k, double[] sums) {
    sums[0]++;
    if (rank < k) {
      sums[1]++;
      sums[2] += Math.log(2) / Math.log(rank + 2.0);
    }
  }
}
