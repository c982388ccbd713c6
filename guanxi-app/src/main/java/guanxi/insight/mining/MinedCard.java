package guanxi.insight.mining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What something learned is worth, as it is kept. */
record MinedCard(Kind kind, Instant madeAt, Body body) {

  /** What was learned. */
  enum Kind {
    /** What to offer to whom. */
    RECOMMENDATIONS,
    /** What is bought together. */
    BASKETS,
    /** Who leaves a shop with a steady rhythm. */
    CHURN,
    /** Which kinds of customers there are. */
    SEGMENTS,
    /** How scores and their inputs are spread; has no page of its own. */
    SCORES;

    boolean isShown() {
      return this != SCORES;
    }
  }

  /** What came of it. */
  enum Outcome {
    /** It is used. */
    FITTED,
    /** The data hold nothing to be learned. */
    NO_SIGNAL,
    /** There are too few of them. */
    NOT_ENOUGH_DATA
  }

  /**
   * The card.
   *
   * @param method last part of {@code insight.mined.method.<method>}; empty for none
   * @param customers how many it was learned from
   * @param facts figures by the last part of {@code insight.mined.fact.<key>}
   * @param measures columns of the test, last parts of {@code insight.mined.measure.<key>}
   * @param tested rows of the test, the naive rule among them; empty without one
   * @param warnings last parts of {@code insight.mined.warning.<key>}
   * @param settings what was chosen, to go on with
   * @param profile how the inputs were spread, for {@link Drift}
   */
  record Body(
      Outcome outcome,
      String method,
      long customers,
      Map<String, Double> facts,
      List<String> measures,
      List<Tested> tested,
      List<String> warnings,
      Map<String, Double> settings,
      Map<String, List<Double>> profile) {

    /** Copies what could be changed. */
    Body {
      measures = List.copyOf(measures);
      tested = List.copyOf(tested);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * How one method did.
   *
   * @param values as many as there are measures
   */
  record Tested(String method, boolean isUsed, List<@Nullable Double> values) {}
}
