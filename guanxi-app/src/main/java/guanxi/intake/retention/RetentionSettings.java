package guanxi.intake.retention;

import guanxi.intake.FactKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings below {@code guanxi.intake.retention}: after how many days facts of a kind move from
 * the log to the history. What was derived from them stays. Without a number they stay in the log.
 *
 * @param track days for what visitors did. Default: for ever
 * @param page days for pages looked at. Default: for ever
 * @param screen days for screens looked at. Default: for ever
 * @param identify days for who somebody said she is. Default: for ever
 * @param group days for who belongs to which group. Default: for ever
 */
@ConfigurationProperties("guanxi.intake.retention")
record RetentionSettings(
    @Nullable Integer track,
    @Nullable Integer page,
    @Nullable Integer screen,
    @Nullable Integer identify,
    @Nullable Integer group) {

  /** Facts must be old enough that no client repeats them: duplicates are found in the log. */
  static final int LEAST_DAYS = 8;

  RetentionSettings {
    for (Integer days : new Integer[] {track, page, screen, identify, group}) {
      if (days != null && days < LEAST_DAYS) {
        throw new IllegalArgumentException(
            "guanxi.intake.retention.<kind> must be at least %d days, was %d: repeated events are"
                    .formatted(LEAST_DAYS, days)
                + " known by the log");
      }
    }
  }

  /** The kinds that move, with their days. */
  Map<FactKind, Integer> days() {
    Map<FactKind, Integer> days = new EnumMap<>(FactKind.class);
    put(days, FactKind.TRACK, track);
    put(days, FactKind.PAGE, page);
    put(days, FactKind.SCREEN, screen);
    put(days, FactKind.IDENTIFY, identify);
    put(days, FactKind.GROUP, group);
    return days;
  }

  private static void put(Map<FactKind, Integer> days, FactKind kind, @Nullable Integer number) {
    if (number != null) {
      days.put(kind, number);
    }
  }
}
