package guanxi.kernels.lifetime;

import java.util.HashMap;
import java.util.Map;

/**
 * Purchase histories kept up to date as orders arrive: equal ones are counted together by (x, first
 * day, last day), so an order changes two counts, however many customers there are.
 *
 * <p>Days instead of times up to now, because those of everybody grow every day. What comes out is
 * the same, to the last bit, as {@link CompressedHistories} of all customers anew: rows are sorted
 * by value, and counts of people are whole numbers. Not for several threads.
 */
public final class LiveHistories {

  private final Map<Days, Integer> customers = new HashMap<>();

  /**
   * What is kept of one customer's purchases.
   *
   * @param repeatOrders x, purchase days after the first; at least 0
   * @param firstDay the first, counted from any fixed day
   * @param lastDay the last, not before the first; the same day without repeat orders
   */
  public record Days(int repeatOrders, long firstDay, long lastDay) {

    /** Rejects what cannot happen. */
    public Days {
      boolean possible = repeatOrders == 0 ? lastDay == firstDay : lastDay > firstDay;
      if (repeatOrders < 0 || !possible || repeatOrders > lastDay - firstDay) {
        throw new IllegalArgumentException(
            "%d repeat days cannot lie after day %d up to day %d"
                .formatted(repeatOrders, firstDay, lastDay));
      }
    }

    /** Of a customer's first purchase. */
    public static Days of(long day) {
      return new Days(0, day, day);
    }

    /**
     * With one more purchase; on the last day it changes nothing.
     *
     * @param day not before the last: of an earlier one only a full list of days can tell whether
     *     it is new
     */
    public Days with(long day) {
      if (day < lastDay) {
        throw new IllegalArgumentException(
            "day %d is before the last day %d: count the customer's days anew"
                .formatted(day, lastDay));
      }
      return day == lastDay ? this : new Days(repeatOrders + 1, firstDay, day);
    }
  }

  /** Counts a customer. */
  public void add(Days days) {
    customers.merge(days, 1, Integer::sum);
  }

  /**
   * Takes a customer out, as she was added.
   *
   * @throws IllegalArgumentException when no customer with these days is left
   */
  public void remove(Days days) {
    if (!customers.containsKey(days)) {
      throw new IllegalArgumentException("no customer has " + days);
    }
    customers.computeIfPresent(days, (_, count) -> count == 1 ? null : count - 1);
  }

  /** A customer's days become others, as an order of hers arrives or is taken back. */
  public void replace(Days before, Days after) {
    remove(before);
    add(after);
  }

  /** Distinct combinations of days. */
  public int rows() {
    return customers.size();
  }

  /**
   * The histories as of the end of a day. Who first bought after it is left out.
   *
   * @param asOf the last day observed, not before anybody's last day of those who are in
   * @param unitDays days in the models' unit of time; positive
   */
  public CompressedHistories asOf(long asOf, double unitDays) {
    Parameters.requirePositive("unitDays", unitDays);
    int in = (int) customers.keySet().stream().filter(days -> days.firstDay() <= asOf).count();
    int[] repeats = new int[in];
    double[] last = new double[in];
    double[] observed = new double[in];
    double[] weights = new double[in];
    int row = 0;
    for (Map.Entry<Days, Integer> entry : customers.entrySet()) {
      Days days = entry.getKey();
      if (days.firstDay() <= asOf) {
        repeats[row] = days.repeatOrders();
        last[row] = (days.lastDay() - days.firstDay()) / unitDays;
        observed[row] = (asOf - days.firstDay()) / unitDays;
        weights[row++] = entry.getValue();
      }
    }
    return CompressedHistories.weighted(repeats, last, observed, weights);
  }
}
