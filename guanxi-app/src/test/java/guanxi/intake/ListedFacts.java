package guanxi.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts that a test wrote down, one per row. */
final class ListedFacts implements FactReader {

  private final List<Fact> facts;
  private int next;

  ListedFacts(List<Fact> facts) {
    this.facts = List.copyOf(facts);
  }

  @Override
  public @Nullable ReadRow next() {
    if (next == facts.size()) {
      return null;
    }
    Fact fact = facts.get(next++);
    return new ReadRow(next, "[]", List.of(fact), null, List.of());
  }

  @Override
  public long done() {
    return next;
  }

  @Override
  public long total() {
    return facts.size();
  }

  @Override
  public void close() {}
}
