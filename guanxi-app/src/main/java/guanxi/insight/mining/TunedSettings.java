package guanxi.insight.mining;

import guanxi.kernels.recommend.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Settings of the recommender as a card keeps them, with the time they were tuned at. */
final class TunedSettings {

  private static final String TUNED_AT = "tunedAt";

  private TunedSettings() {}

  static Map<String, Double> write(Settings settings, Instant tunedAt) {
    Map<String, Double> kept = new LinkedHashMap<>();
    kept.put("gapDecay", settings.gapDecay());
    kept.put("reverse", settings.reverse());
    kept.put("lengthDecay", settings.lengthDecay());
    kept.put("sourceDecay", settings.sourceDecay());
    kept.put("targetDecay", settings.targetDecay());
    kept.put("ageDecay", settings.ageDecay());
    kept.put("window", (double) settings.window());
    kept.put("repeats", settings.repeats() ? 1.0 : 0.0);
    kept.put(TUNED_AT, (double) tunedAt.getEpochSecond());
    return kept;
  }

  /** Whether they were tuned since then. */
  static boolean isUsable(Map<String, Double> kept, Instant since) {
    return kept.getOrDefault(TUNED_AT, 0.0) >= since.getEpochSecond();
  }

  static Settings read(Map<String, Double> kept) {
    return new Settings(
        value(kept, "gapDecay"),
        value(kept, "reverse"),
        value(kept, "lengthDecay"),
        value(kept, "sourceDecay"),
        value(kept, "targetDecay"),
        value(kept, "ageDecay"),
        (int) value(kept, "window"),
        value(kept, "repeats") > 0);
  }

  private static double value(Map<String, Double> kept, String name) {
    return Objects.requireNonNull(kept.get(name), name);
  }
}
