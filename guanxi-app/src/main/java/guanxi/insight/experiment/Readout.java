package guanxi.insight.experiment;

import guanxi.insight.experiment.Experiment.Metric;
import guanxi.insight.experiment.Experiments.Person;
import guanxi.kernels.experiment.Effect;
import guanxi.kernels.experiment.Interval;
import guanxi.kernels.experiment.SampleRatio;
import guanxi.kernels.experiment.Uplift;
import guanxi.shared.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What came of an experiment. Nothing but the groups' sizes is read before it is over, and no
 * effect at all when the sizes are not those that were drawn: then somebody was lost on the way.
 *
 * @param ratio whether the groups have the sizes they were meant to have
 * @param isOver whether all days have passed
 * @param shares difference of the shares who ordered; null where none may be read, likewise the
 *     others
 * @param plain difference of means
 * @param adjusted the same with what was known before taken out (CUPED)
 * @param uplift whether treating only some is worth more; null with too few people
 */
record Readout(
    long treated,
    long control,
    SampleRatio.Check ratio,
    boolean isOver,
    double meanTreated,
    double meanControl,
    @Nullable Interval shares,
    @Nullable Interval plain,
    @Nullable Interval adjusted,
    Uplift.@Nullable Readout uplift) {

  private static final int LEAST_FOR_UPLIFT = 1_000;
  private static final int LEAST_HITS = 50;
  private static final int MOST_FOR_UPLIFT = 20_000;

  /** Reads; {@code before} and {@code after} hold orders and money of those who ordered. */
  static Readout of(
      Experiment experiment,
      List<Person> people,
      Map<CustomerId, double[]> before,
      Map<CustomerId, double[]> after,
      LocalDate today) {
    int column = experiment.metric() == Metric.ORDERS ? 0 : 1;
    double[] y = values(people, after, column, true);
    double[] control = values(people, after, column, false);
    double share = experiment.treatedShare();
    SampleRatio.Check ratio =
        SampleRatio.check(new long[] {y.length, control.length}, new double[] {share, 100 - share});
    boolean isOver = !today.isBefore(experiment.endsBefore());
    if (!ratio.sound() || !isOver || Math.min(y.length, control.length) < 2) {
      return new Readout(y.length, control.length, ratio, isOver, 0, 0, null, null, null, null);
    }
    return new Readout(
        y.length,
        control.length,
        ratio,
        true,
        mean(y),
        mean(control),
        Effect.ofShares(
            hits(people, after, true), y.length, hits(people, after, false), control.length),
        Effect.ofMeans(y, control),
        Effect.withHistory(
            y,
            values(people, before, column, true),
            control,
            values(people, before, column, false)),
        uplift(people, before, after));
  }

  private static double[] values(
      List<Person> people, Map<CustomerId, double[]> of, int column, boolean treated) {
    return people.stream()
        .filter(person -> person.isTreated() == treated)
        .mapToDouble(person -> value(of, person, column))
        .toArray();
  }

  private static double value(Map<CustomerId, double[]> of, Person person, int column) {
    double[] values = of.get(person.customer());
    return values == null ? 0 : values[column];
  }

  private static long hits(List<Person> people, Map<CustomerId, double[]> after, boolean treated) {
    return people.stream()
        .filter(person -> person.isTreated() == treated && after.containsKey(person.customer()))
        .count();
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
  }

  private static Uplift.@Nullable Readout uplift(
      List<Person> people, Map<CustomerId, double[]> before, Map<CustomerId, double[]> after) {
    if (people.size() < LEAST_FOR_UPLIFT
        || hits(people, after, true) < LEAST_HITS
        || hits(people, after, false) < LEAST_HITS) {
      return null;
    }
    int step = Math.max(1, (people.size() + MOST_FOR_UPLIFT - 1) / MOST_FOR_UPLIFT);
    List<Person> some =
        IntStream.iterate(0, i -> i < people.size(), i -> i + step).mapToObj(people::get).toList();
    var rows = new double[some.size()][];
    var treated = new boolean[some.size()];
    var hit = new boolean[some.size()];
    for (int i = 0; i < rows.length; i++) {
      Person person = some.get(i);
      rows[i] =
          new double[] {
            Math.log1p(value(before, person, 0)), Math.log1p(Math.max(0, value(before, person, 1)))
          };
      treated[i] = person.isTreated();
      hit[i] = after.containsKey(person.customer());
    }
    return Uplift.learn(rows, treated, hit, Uplift.Learner.TWO_MODELS);
  }
}
