package guanxi.kernels;

import java.util.List;

/**
 * Why a score is what it is, ready to be put into words in any language.
 *
 * @param key names the sentence, such as {@code lifetime.active.quiet}; the texts files hold one
 *     for each key, with the arguments by their names
 * @param formula the model or rule as the literature names it
 * @param result the number explained
 * @param arguments what went in
 * @param parts explanations of the numbers that were combined; empty when there are none
 */
public record Explanation(
    String key, String formula, double result, List<Argument> arguments, List<Explanation> parts) {

  /** Copies the lists. */
  public Explanation {
    arguments = List.copyOf(arguments);
    parts = List.copyOf(parts);
  }

  /** An explanation that stands alone. */
  public static Explanation of(String key, String formula, double result, Argument... arguments) {
    return new Explanation(key, formula, result, List.of(arguments), List.of());
  }

  /**
   * One number that went into a score.
   *
   * @param name the same in every language, in lower-case-with-dashes
   * @param value finite
   */
  public record Argument(String name, double value) {}
}
