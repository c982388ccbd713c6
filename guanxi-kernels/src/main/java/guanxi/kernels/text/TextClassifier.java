package guanxi.kernels.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Sorts texts into labels by a linear model over runs of characters.
 *
 * <pre>
 *   x_g   = (1 + ln tf_g) · (ln((1 + n)/(1 + df_g)) + 1), scaled to length 1
 *   score = w_label · x + b_label,   the highest score wins
 * </pre>
 *
 * <p>One support vector machine ({@link LinearMachine}) with squared hinge loss per label against
 * the others, one machine when there are two labels. How far a run counts by how well it tells
 * labels apart, and what a text on the wrong side costs, are chosen by texts the machines did not
 * learn from; with fewer than 200 examples they are not chosen. Training is deterministic.
 *
 * @see <a href="https://doi.org/10.1145/1390156.1390208">Hsieh et al. (2008), A Dual Coordinate
 *     Descent Method for Large-scale Linear SVM, ICML</a>
 * @see <a href="https://aclanthology.org/P12-2018/">Wang and Manning (2012), Baselines and Bigrams,
 *     ACL</a>: that such models are strong on short texts
 */
public final class TextClassifier {

  private final List<String> labels;
  private final float[] rarity;
  private final float[][] weights;
  private final float[] offsets;

  private TextClassifier(List<String> labels, float[] rarity, float[][] weights, float[] offsets) {
    this.labels = labels;
    this.rarity = rarity;
    this.weights = weights;
    this.offsets = offsets;
  }

  /** A text whose label is known. */
  public record Example(String text, String label) {}

  /**
   * A label and how it compares.
   *
   * @param label the best
   * @param margin its score less the next best one's; near 0 is in doubt
   */
  public record Judgement(String label, double margin) {}

  /**
   * Learns from examples.
   *
   * @param examples with at least two different labels
   */
  public static TextClassifier train(List<Example> examples) {
    List<String> labels =
        List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
    if (labels.size() < 2) {
      throw new IllegalArgumentException("two labels are needed, got " + labels);
    }
    var rows = new SparseRows(examples.stream().map(Example::text).toList());
    int[] known = examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    var choice = new MachineChoice(rows, known, labels.size());
    LinearMachine[] machines = choice.machines(choice.best(), row -> true);
    var weights = new float[machines.length][];
    var offsets = new float[machines.length];
    for (int machine = 0; machine < machines.length; machine++) {
      weights[machine] = machines[machine].weights();
      offsets[machine] = machines[machine].offset();
    }
    return new TextClassifier(labels, rows.rarity(), weights, offsets);
  }

  /** The labels, in alphabetical order. */
  public List<String> labels() {
    return labels;
  }

  /** A judge; one per thread. */
  public Judge judge() {
    return new Judge(this);
  }

  /** Judges texts with a model. Not safe for several threads. */
  public static final class Judge {

    private final TextClassifier model;
    private final CharacterGrams grams = new CharacterGrams();
    private final double[] scores;

    private Judge(TextClassifier model) {
      this.model = model;
      this.scores = new double[model.weights.length];
    }

    /** The label of a text. */
    public Judgement judge(String text) {
      score(text);
      if (scores.length == 1) {
        String label = model.labels.get(scores[0] > 0 ? 1 : 0);
        return new Judgement(label, 2 * Math.abs(scores[0]));
      }
      int best = 0;
      double next = Double.NEGATIVE_INFINITY;
      for (int machine = 1; machine < scores.length; machine++) {
        if (scores[machine] > scores[best]) {
          next = scores[best];
          best = machine;
        } else {
          next = Math.max(next, scores[machine]);
        }
      }
      return new Judgement(model.labels.get(best), scores[best] - next);
    }

    /**
     * The runs of characters that speak most for the label of a text, strongest first.
     *
     * @param count how many at most
     */
    public List<String> explain(String text, int count) {
      score(text);
      int machine = 0;
      for (int other = 1; other < scores.length; other++) {
        machine = scores[other] > scores[machine] ? other : machine;
      }
      double sign = scores.length == 1 && scores[0] <= 0 ? -1 : 1;
      float[] weights = model.weights[machine];
      var parts = new ArrayList<Part>();
      for (int from = 0; from < text.length(); from++) {
        for (int to = from + 1; to <= Math.min(text.length(), from + 3); to++) {
          String run = text.substring(from, to);
          int place = CharacterGrams.place(run);
          parts.add(new Part(run, sign * weights[place] * model.rarity[place]));
        }
      }
      return parts.stream()
          .filter(part -> part.weight() > 0 && !part.run().isBlank())
          .sorted(Comparator.comparingDouble(Part::weight).reversed())
          .map(Part::run)
          .distinct()
          .limit(count)
          .toList();
    }

    /** A run of characters and what it adds to the score. */
    private record Part(String run, double weight) {}

    private void score(String text) {
      grams.count(text);
      Arrays.fill(scores, 0);
      double length = 0;
      for (int i = 0; i < grams.size(); i++) {
        int place = grams.place(i);
        double value = SparseRows.frequency(grams.count(i)) * model.rarity[place];
        length += value * value;
        for (int machine = 0; machine < scores.length; machine++) {
          scores[machine] += value * model.weights[machine][place];
        }
      }
      double scale = length == 0 ? 0 : 1 / Math.sqrt(length);
      for (int machine = 0; machine < scores.length; machine++) {
        scores[machine] = scores[machine] * scale + model.offsets[machine];
      }
    }
  }
}
