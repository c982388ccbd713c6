package guanxi.kernels.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Chooses settings by the last but one purchase of each person; the last one is never looked at.
 *
 * <p>One setting after the other is tried at a few values and the best by NDCG is kept, twice
 * around. Deterministic.
 */
public final class Tuning {

  private static final int PEOPLE = 6_000;

  private final Sequences sequences;
  private final int k;
  private final int step;
  private Settings best;
  private double bestGain;

  private Tuning(Sequences sequences, Settings start, int k) {
    this.sequences = sequences;
    this.k = k;
    this.step = Math.max(1, sequences.size() / PEOPLE);
    this.best = start;
    this.bestGain = gain(start);
  }

  private record Trial(BiFunction<Settings, Double, Settings> change, List<Double> values) {}

  private static final List<Trial> TRIALS =
      List.of(
          new Trial(Tuning::withRepeats, List.of(0.0, 1.0)),
          new Trial(Tuning::withAgeDecay, List.of(0.3, 0.45, 0.6, 0.75, 0.9, 1.0)),
          new Trial(Tuning::withReverse, List.of(0.0, 0.4, 0.7, 1.0)),
          new Trial(Tuning::withTargetDecay, List.of(0.0, 0.2, 0.35, 0.5, 0.65)),
          new Trial(Tuning::withGapDecay, List.of(0.0, 0.25, 0.5, 0.8, 1.2)),
          new Trial(Tuning::withLengthDecay, List.of(0.0, 0.25, 0.5, 0.8)),
          new Trial(Tuning::withSourceDecay, List.of(0.25, 0.5, 0.75, 1.0)));

  /** The best settings found for lists of {@code k}. */
  public static Settings tune(Sequences sequences, int k) {
    var tuning = new Tuning(sequences, Settings.usual(), k);
    for (int round = 0; round < 2; round++) {
      Settings before = tuning.best;
      for (Trial trial : TRIALS) {
        tuning.attempt(trial);
      }
      if (tuning.best.equals(before)) {
        break;
      }
    }
    return tuning.best;
  }

  private void attempt(Trial trial) {
    var others = new ArrayList<Settings>();
    for (double value : trial.values()) {
      others.add(trial.change().apply(best, value));
    }
    for (Settings settings : others) {
      double gain = settings.equals(best) ? bestGain : gain(settings);
      if (gain > bestGain) {
        bestGain = gain;
        best = settings;
      }
    }
  }

  private double gain(Settings settings) {
    NextPurchase model = NextPurchase.fit(sequences, 2, settings);
    return LeaveOneOut.validate(sequences, model, k, step).ndcg();
  }

  private static Settings withRepeats(Settings s, double value) {
    return copy(s, s.gapDecay(), s.reverse(), s.lengthDecay(), s.ageDecay(), value > 0);
  }

  private static Settings withAgeDecay(Settings s, double value) {
    return copy(s, s.gapDecay(), s.reverse(), s.lengthDecay(), value, s.repeats());
  }

  private static Settings withReverse(Settings s, double value) {
    return copy(s, s.gapDecay(), value, s.lengthDecay(), s.ageDecay(), s.repeats());
  }

  private static Settings withGapDecay(Settings s, double value) {
    return copy(s, value, s.reverse(), s.lengthDecay(), s.ageDecay(), s.repeats());
  }

  private static Settings withLengthDecay(Settings s, double value) {
    return copy(s, s.gapDecay(), s.reverse(), value, s.ageDecay(), s.repeats());
  }

  private static Settings withTargetDecay(Settings s, double value) {
    return copy(s, s.sourceDecay(), value);
  }

  private static Settings withSourceDecay(Settings s, double value) {
    return copy(s, value, s.targetDecay());
  }

  private static Settings copy(Settings s, double source, double target) {
    return new Settings(
        s.gapDecay(),
        s.reverse(),
        s.lengthDecay(),
        source,
        target,
        s.ageDecay(),
        s.window(),
        s.repeats());
  }

  private static Settings copy(
      Settings s, double gap, double reverse, double length, double age, boolean repeats) {
    return new Settings(
        gap, reverse, length, s.sourceDecay(), s.targetDecay(), age, s.window(), repeats);
  }
}
