package guanxi.kernels.lifetime;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Purchase histories of many customers, equal ones kept once with their number.
 *
 * <p>The likelihood of every model here depends on (x, tₓ, T) alone, so this loses nothing: a
 * million customers on a grid of days are about a hundred thousand distinct rows, a thousand
 * distinct times and a hundred distinct counts, and logarithms are taken of those only. Rows are
 * sorted by (x, tₓ, T), so results do not depend on the order in which customers came.
 */
public final class CompressedHistories {

  private final int[] rowOf;
  private final double[] weights;
  private final int[] countIndex;
  private final int[] lastIndex;
  private final int[] observedIndex;
  private final int[] counts;
  private final double[] times;
  private final double customers;
  private final double repeatOrders;

  private CompressedHistories(Distinct distinct, double[] weights) {
    int rows = distinct.size();
    this.rowOf = distinct.rowOf();
    this.weights = weights;
    this.lastIndex = new int[rows];
    this.observedIndex = new int[rows];
    this.times =
        TimeDictionary.encode(distinct.last(), distinct.observed(), lastIndex, observedIndex);
    this.counts = Arrays.stream(distinct.repeats()).distinct().sorted().toArray();
    this.countIndex = new int[rows];
    double people = 0;
    double orders = 0;
    for (int row = 0; row < rows; row++) {
      countIndex[row] = Arrays.binarySearch(counts, distinct.repeats()[row]);
      people += weights[row];
      orders += weights[row] * distinct.repeats()[row];
    }
    this.customers = people;
    this.repeatOrders = orders;
  }

  /**
   * Compresses one history per customer; element i of each array belongs to customer i.
   *
   * @param repeatOrders x of each customer
   * @param lastOrder tₓ of each customer
   * @param observed T of each customer
   * @throws IllegalArgumentException naming the first customer whose history cannot happen, see
   *     {@link PurchaseHistory}
   */
  public static CompressedHistories of(int[] repeatOrders, double[] lastOrder, double[] observed) {
    double[] ones = new double[repeatOrders.length];
    Arrays.fill(ones, 1);
    return weighted(repeatOrders, lastOrder, observed, ones);
  }

  /**
   * Compresses histories that already stand for several customers each.
   *
   * @param weights how many customers have that history; positive
   */
  public static CompressedHistories weighted(
      int[] repeatOrders, double[] lastOrder, double[] observed, double[] weights) {
    int n = repeatOrders.length;
    if (lastOrder.length != n || observed.length != n || weights.length != n) {
      throw new IllegalArgumentException(
          "arrays must be equally long, were %d, %d, %d and %d"
              .formatted(n, lastOrder.length, observed.length, weights.length));
    }
    for (int i = 0; i < n; i++) {
      requirePossible(i, repeatOrders[i], lastOrder[i], observed[i], weights[i]);
    }
    Distinct distinct = Distinct.of(repeatOrders, lastOrder, observed);
    double[] sums = new double[distinct.size()];
    for (int i = 0; i < n; i++) {
      sums[distinct.rowOf()[i]] += weights[i];
    }
    return new CompressedHistories(distinct, sums);
  }

  /** How many customers went in. */
  public double customers() {
    return customers;
  }

  /** Repeat orders of all customers together. */
  public double totalRepeatOrders() {
    return repeatOrders;
  }

  /** How many customers ordered more than once. */
  public double customersWithRepeats() {
    double sum = 0;
    for (int row = 0; row < rows(); row++) {
      sum += repeatOrders(row) > 0 ? weights[row] : 0;
    }
    return sum;
  }

  /** Mean observed time per customer; 0 when there are none. */
  public double meanObserved() {
    double sum = 0;
    for (int row = 0; row < rows(); row++) {
      sum += weights[row] * observed(row);
    }
    return customers > 0 ? sum / customers : 0;
  }

  /** Distinct histories. */
  public int rows() {
    return weights.length;
  }

  /** The row that holds a customer's history, by the customer's place in the input. */
  public int rowOf(int customer) {
    return rowOf[customer];
  }

  /** How many entries the input had. */
  public int entries() {
    return rowOf.length;
  }

  /** The history of a row. */
  public PurchaseHistory history(int row) {
    return new PurchaseHistory(repeatOrders(row), lastOrder(row), observed(row));
  }

  /** Customers with the history of a row. */
  public double weight(int row) {
    return weights[row];
  }

  /**
   * A value for each row that depends on x and T only, computed once for rows that share both. Rows
   * are sorted by x, so one slot per distinct time suffices.
   */
  double[] byCountAndObserved(ToDoubleFunction<PurchaseHistory> function) {
    double[] latest = new double[times.length];
    int[] latestCount = new int[times.length];
    Arrays.fill(latestCount, -1);
    double[] values = new double[rows()];
    for (int row = 0; row < values.length; row++) {
      int slot = observedIndex[row];
      if (latestCount[slot] != countIndex[row]) {
        latestCount[slot] = countIndex[row];
        latest[slot] = function.applyAsDouble(history(row));
      }
      values[row] = latest[slot];
    }
    return values;
  }

  /**
   * About that many rows, evenly taken, with their weights: enough to find out where a search
   * should start. The same object if there are not more.
   */
  CompressedHistories thinned(int most) {
    int stride = (rows() + most - 1) / Math.max(1, most);
    if (stride <= 1) {
      return this;
    }
    int kept = (rows() + stride - 1) / stride;
    var distinct = new Distinct(new int[0], new int[kept], new double[kept], new double[kept]);
    double[] kinds = new double[kept];
    for (int i = 0; i < kept; i++) {
      int row = i * stride;
      distinct.repeats()[i] = repeatOrders(row);
      distinct.last()[i] = lastOrder(row);
      distinct.observed()[i] = observed(row);
      kinds[i] = weights[row];
    }
    return new CompressedHistories(distinct, kinds);
  }

  /** The same customers by x and T alone, for models that do not ask when the last order was. */
  CompressedHistories withoutLastOrder() {
    int[] repeats = new int[rows()];
    double[] last = new double[rows()];
    double[] observed = new double[rows()];
    for (int row = 0; row < repeats.length; row++) {
      repeats[row] = repeatOrders(row);
      observed[row] = observed(row);
    }
    return weighted(repeats, last, observed, weights);
  }

  /** Values of customers, in the order they came in, from values of rows. */
  double[] spread(double[] byRow) {
    double[] byCustomer = new double[rowOf.length];
    for (int i = 0; i < byCustomer.length; i++) {
      byCustomer[i] = byRow[rowOf[i]];
    }
    return byCustomer;
  }

  int repeatOrders(int row) {
    return counts[countIndex[row]];
  }

  double lastOrder(int row) {
    return times[lastIndex[row]];
  }

  double observed(int row) {
    return times[observedIndex[row]];
  }

  /** Place of a row's x in {@link #counts}. */
  int countIndex(int row) {
    return countIndex[row];
  }

  /** Place of a row's tₓ in {@link #times}. */
  int lastIndex(int row) {
    return lastIndex[row];
  }

  /** Place of a row's T in {@link #times}. */
  int observedIndex(int row) {
    return observedIndex[row];
  }

  /** Distinct x, ascending; not to be changed. */
  int[] counts() {
    return counts;
  }

  /** Distinct tₓ and T, ascending; not to be changed. */
  double[] times() {
    return times;
  }

  private static void requirePossible(int i, int x, double last, double observed, double weight) {
    boolean possible =
        x >= 0
            && 0 <= last
            && last <= observed
            && observed < Double.POSITIVE_INFINITY
            && (x > 0 || last == 0)
            && weight > 0
            && weight < Double.POSITIVE_INFINITY;
    if (!possible) {
      throw new IllegalArgumentException(
          "history %d cannot happen: repeatOrders %d, lastOrder %s, observed %s, weight %s"
              .formatted(i, x, last, observed, weight));
    }
  }
}
