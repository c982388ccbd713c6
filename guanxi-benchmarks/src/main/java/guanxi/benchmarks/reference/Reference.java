package guanxi.benchmarks.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prints ours beside the reference for everything that can be compared, and ends with 1 when
 * something is worse.
 *
 * <p>Usage: {@code Reference [lifetime|speed|linkage|products|baskets|recommend|learning|text]…};
 * all without a word. Times depend on the machine and on what else runs; the other figures do not.
 */
public final class Reference {

  private Reference() {}

  /** Runs; see the class. */
  public static void main(String[] words) {
    Map<String, Consumer<Ledger>> parts = new LinkedHashMap<>();
    parts.put("lifetime", LifetimeReference::run);
    parts.put("speed", SpeedReference::run);
    parts.put("linkage", LinkageReference::run);
    parts.put("products", ProductReference::run);
    parts.put("baskets", BasketReference::run);
    parts.put("recommend", RecommendReference::run);
    parts.put("learning", LearningReference::run);
    parts.put("text", TextReference::run);
    List<String> wanted = words.length == 0 ? List.copyOf(parts.keySet()) : List.of(words);
    var ledger = new Ledger();
    for (String name : wanted) {
      Consumer<Ledger> part = parts.get(name);
      if (part == null) {
        System.err.printf("no part is called %s; there are %s%n", name, parts.keySet());
        System.exit(2);
        return;
      }
      part.accept(ledger);
    }
    System.exit(ledger.close() ? 0 : 1);
  }
}
