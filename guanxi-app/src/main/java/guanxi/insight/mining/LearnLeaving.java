package guanxi.insight.mining;

import guanxi.insight.mining.ChurnScores.Leaving;
import guanxi.insight.mining.MinedCard.Body;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.insight.mining.MinedCard.Outcome;
import guanxi.insight.mining.MinedCard.Tested;
import guanxi.kernels.churn.ChurnFit;
import guanxi.kernels.churn.ChurnModel;
import guanxi.kernels.learning.ProbabilityQuality;
import guanxi.shared.CustomerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Learns who leaves a shop whose customers come as regularly as with a contract, and why.
 *
 * <p>A shop is such a one when the pauses of half of its customers with four days of purchase or
 * more vary by no more than {@link #STEADY} of their mean. Leaving is then told from missing a
 * visit: a customer who was active on the day of the split and ordered nothing in the next two
 * pauses has left. In other shops customers fade away, which the purchase model describes; nothing
 * is learned here and the card says so.
 */
@Component
class LearnLeaving implements MiningStep {

  /** Above this variation of the pauses silence says little. */
  static final double STEADY = 0.35;

  private static final int LEAST_STEADY = 100;
  private static final int MOST_ROWS = 20_000;
  private static final int REASONS = 4;

  private final ChurnScores scores;
  private final MinedCards cards;

  LearnLeaving(ChurnScores scores, MinedCards cards) {
    this.scores = scores;
    this.cards = cards;
  }

  @Override
  public String phase() {
    return "leaving";
  }

  @Override
  public void mine(Mining mining) {
    PurchaseSample sample = mining.sample();
    int last = IntStream.range(0, sample.orders()).map(sample::day).max().orElse(0);
    double[][] rhythm = rhythm(sample, last);
    double variation = median(rhythm[0]);
    if (rhythm[0].length < LEAST_STEADY || variation > STEADY) {
      scores.replace(List.of());
      cards.add(Kind.CHURN, mining.now(), without(rhythm[0].length, variation));
      return;
    }
    int period = (int) Math.max(1, Math.round(2 * median(rhythm[1])));
    learn(mining, last, period, variation);
  }

  private void learn(Mining mining, int last, int period, double variation) {
    PurchaseSample sample = mining.sample();
    List<double[]> rows = new ArrayList<>();
    List<Boolean> left = new ArrayList<>();
    int step = Math.max(1, sample.persons() / MOST_ROWS);
    for (int person = 0; person < sample.persons(); person += step) {
      SteadyCustomer then = SteadyCustomer.of(sample, person, last - period);
      if (then != null && then.isActive()) {
        rows.add(then.row());
        left.add(!cameAfter(sample, person, last - period));
      }
    }
    var outcomes = new boolean[left.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = left.get(i);
    }
    ChurnFit fit =
        ChurnModel.learn(SteadyCustomer.FEATURES, rows.toArray(double[][]::new), outcomes);
    scores.replace(fit.usable().map(model -> score(model, sample, last, period)).orElse(List.of()));
    cards.add(Kind.CHURN, mining.now(), card(fit, rows, left, period, variation));
  }

  private static boolean cameAfter(PurchaseSample sample, int person, int day) {
    return sample.day(sample.ordersTo(person) - 1) > day;
  }

  /** Variations and pauses of all customers who have a rhythm. */
  private static double[][] rhythm(PurchaseSample sample, int last) {
    List<SteadyCustomer> found = new ArrayList<>();
    for (int person = 0; person < sample.persons(); person++) {
      SteadyCustomer one = SteadyCustomer.of(sample, person, last);
      if (one != null) {
        found.add(one);
      }
    }
    return new double[][] {
      found.stream().mapToDouble(SteadyCustomer::variation).toArray(),
      found.stream().mapToDouble(SteadyCustomer::gapDays).toArray()
    };
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static List<Leaving> score(
      ChurnModel model, PurchaseSample sample, int last, int period) {
    List<Leaving> scores = new ArrayList<>();
    for (int person = 0; person < sample.persons(); person++) {
      UUID id = sample.customer(person);
      SteadyCustomer now = id == null ? null : SteadyCustomer.of(sample, person, last);
      if (id != null && now != null && now.isActive()) {
        double[] row = now.row();
        scores.add(
            new Leaving(
                new CustomerId(id),
                model.probability(row),
                period,
                model.explain(row, REASONS).stream()
                    .map(one -> new ChurnScores.Push(one.feature(), one.value(), one.push()))
                    .toList()));
      }
    }
    return scores;
  }

  private static Body without(int customers, double variation) {
    boolean enough = customers >= LEAST_STEADY;
    return new Body(
        enough ? Outcome.NO_SIGNAL : Outcome.NOT_ENOUGH_DATA,
        "",
        customers,
        Map.of("variation", variation),
        List.of(),
        List.of(),
        List.of(enough ? "no-rhythm" : "few-rhythms"),
        Map.of(),
        Map.of());
  }

  private static Body card(
      ChurnFit fit, List<double[]> rows, List<Boolean> left, int period, double variation) {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("variation", variation);
    facts.put("period", (double) period);
    facts.put("left", left.stream().filter(one -> one).count() / Math.max(1.0, left.size()));
    List<ChurnFit.Candidate> candidates =
        switch (fit) {
          case ChurnFit.Learned learned -> learned.candidates();
          case ChurnFit.NoSignal none -> none.candidates();
          case ChurnFit.NotEnoughData _ -> List.of();
        };
    @Nullable String used = fit.usable().map(ChurnModel::method).orElse(null);
    List<Tested> tested = new ArrayList<>();
    for (ChurnFit.Candidate one : candidates.reversed()) { // the naive rule comes last
      ProbabilityQuality quality = one.quality();
      tested.add(
          new Tested(
              key(one.method()),
              one.method().equals(used),
              List.of(
                  quality.auc().orElse(0.5), // all the same: no better than guessing
                  quality.brier(),
                  quality.logLoss(),
                  quality.calibrationError())));
    }
    Outcome outcome =
        switch (fit) {
          case ChurnFit.Learned _ -> Outcome.FITTED;
          case ChurnFit.NoSignal _ -> Outcome.NO_SIGNAL;
          case ChurnFit.NotEnoughData _ -> Outcome.NOT_ENOUGH_DATA;
        };
    return new Body(
        outcome,
        used == null ? "" : key(used),
        rows.size(),
        facts,
        List.of("auc", "brier", "logLoss", "calibrationError"),
        tested,
        outcome == Outcome.NO_SIGNAL ? List.of("no-churn-signal") : List.of(),
        Map.of(),
        Map.of("gaps", bins(rows, 2), "silence", bins(rows, 4)));
  }

  private static String key(String method) {
    return method.replace(' ', '-');
  }

  /** Rows by one feature, in powers of two. */
  private static List<Double> bins(List<double[]> rows, int feature) {
    var bins = new Double[12];
    Arrays.fill(bins, 0.0);
    for (double[] row : rows) {
      double level = Math.log(1 + Math.max(0, row[feature]) * 4) / Math.log(2);
      bins[(int) Math.clamp(level, 0, 11)]++;
    }
    return List.of(bins);
  }
}
