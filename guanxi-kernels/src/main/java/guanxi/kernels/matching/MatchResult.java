package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who is who: clusters, the pairs behind them, the doubtful ones and the model that judged. */
public final class MatchResult {

  private final MatchTable table;
  private final MatchModel model;
  private final Patterns patterns;
  private final List<Rule> rules;
  private final long compared;
  private final int[] clusters;
  private final List<Clusters.Edge> edges;
  private final List<Clusters.Edge> doubtful;
  private final Map<Long, List<MatchModel.LevelWeight>> explained = new HashMap<>();

  MatchResult(
      MatchTable table,
      MatchModel model,
      Patterns patterns,
      List<Rule> rules,
      long compared,
      int[] clusters,
      List<Clusters.Edge> edges,
      List<Clusters.Edge> doubtful) {
    this.table = table;
    this.model = model;
    this.patterns = patterns;
    this.rules = List.copyOf(rules);
    this.compared = compared;
    this.clusters = clusters;
    this.edges = edges;
    this.doubtful = doubtful;
  }

  /** A blocking rule that was used and the pairs it was expected to cost. */
  public record Rule(String name, double estimatedPairs) {}

  /**
   * Two records of one person, or a pair in doubt.
   *
   * @param left row of the one
   * @param right row of the other
   * @param probability that they are one person, in [0, 1]
   */
  public record Pair(int left, int right, double probability) {}

  /** The records that were matched. */
  MatchTable table() {
    return table;
  }

  /** What was learned. */
  public MatchModel model() {
    return model;
  }

  /** The blocking rules, in the order they ran. */
  public List<Rule> rules() {
    return rules;
  }

  /** How many pairs were compared. */
  public long comparedPairs() {
    return compared;
  }

  /** The cluster of each record; numbers begin at 0 without gaps. */
  public int[] clusters() {
    return clusters.clone();
  }

  /** How many people there are. */
  public int clusterCount() {
    return Arrays.stream(clusters).max().orElse(-1) + 1;
  }

  /** The evidence for a pair, strongest first; one list for all pairs that agree alike. */
  public List<MatchModel.LevelWeight> explain(int left, int right) {
    return explained.computeIfAbsent(patterns.of(left, right), model::explain);
  }

  /**
   * Hands out every pair of records in one cluster, by first record; with two sources only pairs
   * across them. A pair held together by others only has the probability of the threshold.
   */
  public void forEachPair(Consumer<Pair> consumer) {
    int[][] members = members();
    for (int[] rows : members) {
      for (int i = 0; i < rows.length; i++) {
        for (int j = i + 1; j < rows.length; j++) {
          if (table.comparable(rows[i], rows[j])) {
            consumer.accept(new Pair(rows[i], rows[j], probability(rows[i], rows[j])));
          }
        }
      }
    }
  }

  private double probability(int a, int b) {
    double own = MatchModel.probability(model.weight(patterns.of(a, b), a, b));
    return Math.max(own, 0.5);
  }

  private int[][] members() {
    var sizes = new int[clusterCount()];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    var members = new int[sizes.length][];
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      members[cluster] = new int[sizes[cluster]];
    }
    var next = new int[sizes.length];
    for (int row = 0; row < clusters.length; row++) {
      members[clusters[row]][next[clusters[row]]++] = row;
    }
    return members;
  }

  /** The pairs that joined records, each with its own probability, best first. */
  public List<Pair> joined() {
    List<Pair> pairs = new ArrayList<>();
    for (Clusters.Edge edge : edges) {
      if (clusters[edge.a()] == clusters[edge.b()]) {
        pairs.add(new Pair(edge.a(), edge.b(), MatchModel.probability(edge.weight())));
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::probability).reversed());
    return pairs;
  }

  /**
   * Pairs worth a person's look: likely ones that were not joined and unlikely ones, best first.
   */
  public List<Pair> doubtful() {
    List<Pair> pairs = new ArrayList<>();
    for (List<Clusters.Edge> list : List.of(edges, doubtful)) {
      for (Clusters.Edge edge : list) {
        if (clusters[edge.a()] != clusters[edge.b()]) {
          pairs.add(new Pair(edge.a(), edge.b(), MatchModel.probability(edge.weight())));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::probability).reversed());
    return pairs;
  }
}
