package guanxi.matching;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.matching}.
 *
 * @param merge what happens to pairs that are as good as certain: ask waits for staff, certain
 *     merges them without asking; either can be undone
 * @param certain from which probability on a pair is as good as certain
 * @param doubtful from which probability on a pair is worth staff's look
 * @param phonesTell whether two customers with different telephone numbers are never proposed.
 *     Different accounts of one shop never are
 * @param queueLength how many pairs are kept to be looked at, those worth most
 * @param mostCustomers with more customers than this nothing is searched; about 2 kB of memory each
 *     are needed while the search runs, and about 1 kB afterwards
 * @param searchAt time of day from which on the nightly search may run, in the shop's time zone
 */
@ConfigurationProperties("guanxi.matching")
record MatchingSettings(
    @DefaultValue("ask") Merging merge,
    @DefaultValue("0.98") double certain,
    @DefaultValue("0.3") double doubtful,
    @DefaultValue("true") boolean phonesTell,
    @DefaultValue("5000") int queueLength,
    @DefaultValue("1000000") int mostCustomers,
    @DefaultValue("04:00") LocalTime searchAt) {

  MatchingSettings {
    if (!(doubtful > 0 && doubtful < certain && certain < 1)) {
      throw new IllegalArgumentException(
          "guanxi.matching.doubtful and certain must be rising numbers between 0 and 1");
    }
    if (queueLength < 1 || mostCustomers < 1) {
      throw new IllegalArgumentException(
          "guanxi.matching.queue-length and most-customers must be at least 1");
    }
  }

  /** What happens to pairs that are as good as certain. */
  enum Merging {
    /** They wait for staff as all others. */
    ASK,
    /** They are merged. */
    CERTAIN
  }
}
