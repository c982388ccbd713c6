package guanxi.intake;

import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Facts that a test wrote down, one per row. */
final class ListedFacts implements FactReader {

  private final List<Fact> facts;
  private int next;

  ListedFacts(List<Fact> facts) {
    this.facts = List.copyOf(facts);
  }

  /**
   * Takes facts in as a source's.
   *
   * @param told hears what became of each batch
   * @return the origin they got
   */
  static long takeIn(
      Pipeline pipeline, Origin origin, List<Fact> facts, Consumer<FactLog.Outcomes> told) {
    pipeline.run(
        new ListedFacts(facts),
        0,
        origin,
        new Pipeline.Ledger() {
          @Override
          public void enter(FactBatch batch, FactLog.Outcomes found, StepTable counts) {
            told.accept(found);
          }

          @Override
          public void committed() {}
        });
    return origin.id();
  }

  @Override
  public @Nullable ReadRow next() {
    if (next == facts.size()) {
      return null;
    }
    Fact fact = facts.get(next++);
    return new ReadRow(next, body(fact), List.of(fact), null, List.of());
  }

  /** What a client would have sent to be understood so. */
  private static String body(Fact fact) {
    EventBody event = fact.event();
    if (event == null) {
      return "[]";
    }
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("messageId", event.messageId());
    body.put(fact.kind() == FactKind.TRACK ? "event" : "name", event.name());
    body.put("originalTimestamp", String.valueOf(event.originalAt()));
    for (Identity identity : fact.identities()) {
      body.put(
          identity.kind() == IdentityKind.ACCOUNT ? "userId" : "anonymousId", identity.value());
    }
    body.set("properties", event.properties());
    body.set("context", event.context());
    return body.toString();
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
