package guanxi.benchmarks.matching;

import guanxi.kernels.matching.Column;
import guanxi.kernels.matching.MatchIndex;
import guanxi.kernels.matching.MatchResult;
import guanxi.kernels.matching.MatchTable;
import guanxi.kernels.matching.PeopleMatcher;
import guanxi.kernels.matching.Role;
import guanxi.kernels.matching.Romanizer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long it takes to match so many people who do not exist, how right the answer is, and how long
 * one more record takes against all of them.
 *
 * <p>Usage: {@code MatchingTime [RECORDS]}; a million without. Questions: less than 60 s and 4 GB
 * on two cores; less than 10 ms for 99 of 100 new records? Result: docs/benchmarks/matching.md.
 */
public final class MatchingTime {

  private static final int ASKED = 5_000;
  private static final List<String> NAMES =
      List.of(
          "given_name", "surname", "birth_date", "email", "phone", "address", "city", "postcode");
  private static final List<Role> ROLES =
      List.of(
          Role.GIVEN_NAME,
          Role.FAMILY_NAME,
          Role.DATE,
          Role.EMAIL,
          Role.PHONE,
          Role.ADDRESS,
          Role.PLACE,
          Role.POSTCODE);

  private MatchingTime() {}

  /** Runs; see the class. */
  public static void main(String[] words) {
    int records = words.length > 0 ? Integer.parseInt(words[0]) : 1_000_000;
    List<List<String>> fresh = new ArrayList<>();
    List<Integer> people = new ArrayList<>(records);
    List<Column.Builder> builders = new ArrayList<>();
    for (int c = 0; c < NAMES.size(); c++) {
      builders.add(new Column.Builder(NAMES.get(c), ROLES.get(c), Romanizer.NONE));
    }
    var seen = new int[1];
    int spacing = Math.max(2, records / ASKED);
    var stopwatch = new Stopwatch();
    new PeopleGenerator(20260101)
        .each(
            records + ASKED,
            (cells, person) -> {
              boolean held = fresh.size() < ASKED && seen[0]++ % spacing == spacing / 2;
              if (!held) {
                for (int c = 0; c < cells.size(); c++) {
                  builders.get(c).add(cells.get(c));
                }
                people.add(person);
              } else {
                fresh.add(cells);
              }
            });
    MatchTable table =
        MatchTable.ofOneSource(
            builders.stream().map(Column.Builder::build).toList(), people.size());
    stopwatch.lap("drawn and cleaned");
    PeopleMatcher.Options options = PeopleMatcher.Options.usual();
    MatchResult result = PeopleMatcher.match(table, options);
    stopwatch.lap("%,d pairs compared, matched".formatted(result.comparedPairs()));
    System.out.println(quality(people, result.clusters()));
    MatchIndex index = MatchIndex.of(result, options);
    stopwatch.lap("indexed");
    ask(index, fresh);
  }

  private static void ask(MatchIndex index, List<List<String>> fresh) {
    for (List<String> record : fresh) {
      index.find(record, 5);
    }
    ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    var nanos = new long[fresh.size()];
    int found = 0;
    for (int i = 0; i < nanos.length; i++) {
      long start = processor.getCurrentThreadCpuTime();
      found += index.find(fresh.get(i), 5).isEmpty() ? 0 : 1;
      nanos[i] = processor.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "new record against %,d, processor time: median %.2f ms, p99 %.2f ms, longest %.2f ms;"
            + " %d of %d have a match%n",
        index.size(),
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        found,
        nanos.length);
  }

  private static String quality(List<Integer> people, int[] clusters) {
    Map<Object, Integer> owned = new HashMap<>();
    Map<Object, Integer> joined = new HashMap<>();
    Map<Object, Integer> both = new HashMap<>();
    for (int row = 0; row < clusters.length; row++) {
      owned.merge(people.get(row), 1, Integer::sum);
      joined.merge(clusters[row], 1, Integer::sum);
      both.merge((long) people.get(row) << 32 | clusters[row], 1, Integer::sum);
    }
    double right = pairs(both);
    return String.format(
        Locale.ROOT,
        "precision %.4f, recall %.4f, F1 %.4f",
        right / pairs(joined),
        right / pairs(owned),
        2 * right / (pairs(joined) + pairs(owned)));
  }

  private static double pairs(Map<Object, Integer> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }

  /** Prints wall-clock and processor time of each step, and the heap in use after it. */
  private static final class Stopwatch {
    private long wall = System.nanoTime();
    private long processor = processor();

    private static long processor() {
      return ((com.sun.management.OperatingSystemMXBean)
              ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }

    void lap(String what) {
      System.out.printf(
          Locale.ROOT,
          "%s: %.1f s, %.1f s of processor; %,d MB in use%n",
          what,
          (System.nanoTime() - wall) / 1e9,
          (processor() - processor) / 1e9,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
      wall = System.nanoTime();
      processor = processor();
    }
  }
}
