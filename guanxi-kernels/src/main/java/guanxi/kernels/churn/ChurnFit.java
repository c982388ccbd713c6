package guanxi.kernels.churn;

import guanxi.kernels.learning.ProbabilityQuality;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What came of learning who leaves: never an exception, never NaN. */
public sealed interface ChurnFit {

  /** The model to use, if there is one. */
  Optional<ChurnModel> usable();

  /**
   * One way of learning and how well it did on people it did not learn from.
   *
   * @param method {@code base rate}, {@code logistic regression}, {@code boosted trees} or {@code
   *     mean of both}
   * @param quality of its calibrated probabilities
   * @param foldAuc the mean over the folds of the AUC within each
   */
  record Candidate(String method, ProbabilityQuality quality, OptionalDouble foldAuc) {}

  /**
   * A model that beats the base rate.
   *
   * @param model the best by log loss
   * @param candidates all that were tried, the base rate first
   */
  record Learned(ChurnModel model, List<Candidate> candidates) implements ChurnFit {

    /** Copies the list. */
    public Learned {
      candidates = List.copyOf(candidates);
    }

    @Override
    public Optional<ChurnModel> usable() {
      return Optional.of(model);
    }

    /** The quality of the model in use. */
    public ProbabilityQuality quality() {
      return chosen().quality();
    }

    /** What became the model. */
    public Candidate chosen() {
      return candidates.stream()
          .filter(candidate -> candidate.method().equals(model.method()))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Nothing that is known tells those who leave from those who stay.
   *
   * @param candidates all that were tried, the base rate first
   */
  record NoSignal(List<Candidate> candidates) implements ChurnFit {

    /** Copies the list. */
    public NoSignal {
      candidates = List.copyOf(candidates);
    }

    @Override
    public Optional<ChurnModel> usable() {
      return Optional.empty();
    }
  }

  /**
   * Too few people to learn from.
   *
   * @param people how many there are
   * @param left how many of them left
   */
  record NotEnoughData(int people, int left) implements ChurnFit {

    /** Fewer people than this, or fewer of either kind than a fifth of it, teach nothing. */
    public static final int LEAST_PEOPLE = 100;

    @Override
    public Optional<ChurnModel> usable() {
      return Optional.empty();
    }
  }
}
