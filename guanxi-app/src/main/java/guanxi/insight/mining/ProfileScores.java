package guanxi.insight.mining;

import guanxi.insight.mining.MinedCard.Body;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.insight.mining.MinedCard.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how inputs and scores of the latest refresh are spread, so that their drift can be told,
 * and a card of the segments.
 */
@Component
class ProfileScores implements MiningStep {

  private static final int BINS = 12;
  private static final double STABLE = 0.85;

  private final JdbcClient database;
  private final MinedCards cards;

  ProfileScores(JdbcClient database, MinedCards cards) {
    this.database = database;
    this.cards = cards;
  }

  @Override
  public String phase() {
    return "profile";
  }

  @Override
  public void mine(Mining mining) {
    Map<String, List<Double>> profile = profile();
    cards.add(
        Kind.SCORES,
        mining.now(),
        new Body(
            Outcome.FITTED, "", 0, Map.of(), List.of(), List.of(), List.of(), Map.of(), profile));
    cards.add(Kind.SEGMENTS, mining.now(), segments(profile));
  }

  /** Customers who bought, by bins of what is known of them: powers of two, tenths of a chance. */
  private Map<String, List<Double>> profile() {
    Map<String, Double[]> bins = new LinkedHashMap<>();
    for (String input : List.of("quiet", "orders", "money", "alive", "expected")) {
      Double[] empty = new Double[BINS];
      Arrays.fill(empty, 0.0);
      bins.put(input, empty);
    }
    database
        .sql(
            """
            SELECT input, bin, count(*) AS customers
            FROM insight.customer_score s
            CROSS JOIN LATERAL (VALUES
              ('quiet', ln(1 + CAST(quiet_days AS double precision)) / ln(2.0)),
              ('orders', ln(1 + CAST(orders AS double precision)) / ln(2.0)),
              ('money', 4 + ln(greatest(money_weight, 0.01)) / ln(2.0)),
              ('alive', 10 * alive),
              ('expected', 4 + ln(greatest(expected_weight, 0.01)) / ln(2.0))) figure (input, level)
            CROSS JOIN LATERAL (SELECT least(11, greatest(0, floor(level)))) place (bin)
            WHERE s.orders > 0 AND level IS NOT NULL
            GROUP BY input, bin
            """)
        .query(row -> {
          Double[] of = bins.get(row.getString("input"));
          if (of != null) {
            of[row.getInt("bin")] = (double) row.getLong("customers");
          }
        });
    Map<String, List<Double>> profile = new LinkedHashMap<>();
    bins.forEach((input, counts) -> profile.put(input, List.of(counts)));
    return profile;
  }

  /** A segment of the latest refresh. */
  private record Kept(long customers, double stability) {}

  private Body segments(Map<String, List<Double>> profile) {
    List<Kept> found =
        database
            .sql(
                """
                SELECT customers, stability FROM insight.segment
                WHERE refresh_id = (SELECT max(id) FROM insight.refresh)
                """)
            .query((row, _) -> new Kept(row.getLong("customers"), row.getDouble("stability")))
            .list();
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("segments", (double) found.size());
    List<String> warnings = new ArrayList<>();
    double stability = found.isEmpty() ? 0 : found.getFirst().stability();
    if (!found.isEmpty()) {
      facts.put("stability", stability);
    }
    if (!found.isEmpty() && stability < STABLE) {
      warnings.add("unstable");
    }
    Map<String, List<Double>> inputs = new LinkedHashMap<>(profile);
    inputs.keySet().retainAll(List.of("quiet", "orders", "money"));
    return new Body(
        found.isEmpty() ? Outcome.NOT_ENOUGH_DATA : Outcome.FITTED,
        found.isEmpty() ? "" : "kmeans",
        found.stream().mapToLong(Kept::customers).sum(),
        facts,
        List.of(),
        List.of(),
        warnings,
        Map.of(),
        inputs);
  }
}
