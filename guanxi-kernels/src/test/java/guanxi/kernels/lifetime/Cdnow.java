package guanxi.kernels.lifetime;

import guanxi.kernels.testing.TestData;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The 1/10 sample of CDNOW that the literature uses: 2,357 customers whose first order was in the
 * first quarter of 1997, followed to June 1998. Weeks are days/7; orders of one day are one.
 */
@SuppressWarnings("ArrayRecordComponent") // read-only test data
record Cdnow(
    int[] repeats,
    double[] last,
    double[] observed,
    double[] spend,
    int[] holdout,
    List<int[]> days) {

  static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);

  /** Day numbers are counted from here. */
  static final LocalDate ORIGIN = LocalDate.of(1997, 1, 1);

  private static final int HOLDOUT_DAYS = 39 * 7;

  static Cdnow load() {
    Map<String, TreeMap<Integer, Double>> customers = new TreeMap<>();
    String text = new String(TestData.bytes("cdnow/CDNOW_sample.txt"), StandardCharsets.US_ASCII);
    text.lines()
        .map(line -> line.strip().split(" +", -1))
        .forEach(parts ->
            customers
                .computeIfAbsent(parts[1], _ -> new TreeMap<>())
                .merge(dayOf(parts[2]), Double.parseDouble(parts[4]), Double::sum));
    int n = customers.size();
    int end = (int) ChronoUnit.DAYS.between(ORIGIN, CALIBRATION_END);
    Cdnow cdnow =
        new Cdnow(
            new int[n], new double[n], new double[n], new double[n], new int[n], new ArrayList<>());
    int i = 0;
    for (TreeMap<Integer, Double> orders : customers.values()) {
      int first = orders.firstKey();
      int x = 0;
      double repeatValue = 0;
      int last = first;
      for (Map.Entry<Integer, Double> order : orders.entrySet()) {
        int day = order.getKey();
        if (day <= end) {
          x++;
          last = day;
          repeatValue += day == first ? 0 : order.getValue();
        } else if (day <= end + HOLDOUT_DAYS) {
          cdnow.holdout[i]++;
        }
      }
      cdnow.repeats[i] = x - 1;
      cdnow.spend[i] = x > 1 ? repeatValue / (x - 1) : 0;
      cdnow.last[i] = (last - first) / 7.0;
      cdnow.observed[i] = (end - first) / 7.0;
      cdnow.days.add(orders.keySet().stream().mapToInt(Integer::intValue).toArray());
      i++;
    }
    return cdnow;
  }

  private static int dayOf(String date) {
    return (int)
        ChronoUnit.DAYS.between(ORIGIN, LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE));
  }

  CompressedHistories histories() {
    return CompressedHistories.of(repeats, last, observed);
  }
}
