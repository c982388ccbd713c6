package guanxi.cli.analyze;

import java.util.List;
import java.util.Locale;

/**
 * A table that was asked for besides the usual report.
 *
 * @param kind what it tells
 * @param columns names, the same in every language and in JSON
 * @param rows texts, whole numbers and decimals, as many as columns
 */
record Section(Kind kind, List<String> columns, List<List<Object>> rows) {

  /** What a section tells. */
  enum Kind {
    /** Customers by fifths of recency, frequency and money. */
    RFM,
    /** Customers by the month of their first purchase. */
    COHORTS,
    /** Groups of customers who are alike. */
    SEGMENTS,
    /** How well each number of groups came out again. */
    STABILITY,
    /** The models that were compared. */
    MODELS;

    /** The word on the command line. */
    String option() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The key in JSON. */
    String key() {
      return switch (this) {
        case RFM -> "rfm";
        case COHORTS -> "cohorts";
        case SEGMENTS -> "segments";
        case STABILITY -> "segmentStability";
        case MODELS -> "modelChoice";
      };
    }
  }
}
