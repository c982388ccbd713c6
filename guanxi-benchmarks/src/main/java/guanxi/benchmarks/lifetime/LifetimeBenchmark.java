package guanxi.benchmarks.lifetime;

import guanxi.kernels.lifetime.BgNbd;
import guanxi.kernels.lifetime.CompressedHistories;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.Scores;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A million customers from arrays to scores on one core.
 *
 * <p>Question: do compressing and fitting take less than a second together, and scoring all for
 * three horizons less than another? The bound is a plain sum over the same three arrays: no answer
 * can come sooner than the data have been read once. Result so far: docs/benchmarks/lifetime.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class LifetimeBenchmark {

  private static final int CUSTOMERS = 1_000_000;
  private static final long SEED = 20260101;

  /** Nine months, as the published data sets, and two years: more distinct rows. */
  @Param({"273", "730"})
  int days;

  private DrawnShop shop = new DrawnShop(0, 1, SEED);
  private CompressedHistories histories =
      CompressedHistories.of(new int[0], new double[0], new double[0]);
  private BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);

  /** Draws the customers once. */
  @Setup
  public void drawCustomers() {
    shop = new DrawnShop(CUSTOMERS, days, SEED);
    histories = compress();
    model = new BgNbd(0.24259, 4.41360, 0.79292, 2.42591);
    System.out.println("distinct rows: " + histories.rows());
  }

  /** The bound: reading the input once. */
  @Benchmark
  public double sumOfTheSameArrays() {
    double sum = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      sum += shop.repeatOrders[i] + shop.lastOrder[i] + shop.observed[i];
    }
    return sum;
  }

  /** Grouping equal customers. */
  @Benchmark
  public CompressedHistories compress() {
    return CompressedHistories.of(shop.repeatOrders, shop.lastOrder, shop.observed);
  }

  /** Three starts, the summit, standard errors, and the model without churn beside it. */
  @Benchmark
  public RepeatPurchaseFit fit() {
    return BgNbd.fit(histories);
  }

  /** Probabilities and orders expected in 30, 90 and 365 days, written out customer by customer. */
  @Benchmark
  public double score() {
    Scores scores = model.score(histories, 30 / 7.0, 90 / 7.0, 365 / 7.0);
    return scores.probabilitiesActive()[CUSTOMERS - 1]
        + scores.expectedOrders(0)[0]
        + scores.expectedOrders(1)[0]
        + scores.expectedOrders(2)[0];
  }
}
