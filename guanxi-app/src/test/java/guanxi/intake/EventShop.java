package guanxi.intake;

import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.Trait;
import guanxi.shared.StableIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes events of a shop of its own and takes them in. */
final class EventShop {

  private static final AtomicInteger SHOPS = new AtomicInteger();

  private final Pipeline pipeline;
  private final Sources sources;
  private final AtomicInteger messages = new AtomicInteger();
  final String name = "events " + SHOPS.incrementAndGet() + " " + System.nanoTime();

  EventShop(Pipeline pipeline, Sources sources) {
    this.pipeline = pipeline;
    this.sources = sources;
  }

  Identity account(String id) {
    return new Identity(IdentityKind.ACCOUNT, name, id);
  }

  Identity browser(String id) {
    return new Identity(IdentityKind.ANONYMOUS_ID, name, id);
  }

  /** Somebody did something; {@code properties} are JSON with single quotes. */
  Fact track(String event, Instant at, String properties, Identity... who) {
    return event(FactKind.TRACK, event, at, properties, "{}", who);
  }

  Fact page(String path, Instant at, String context, Identity... who) {
    return event(FactKind.PAGE, "", at, "{'path':'" + path + "'}", context, who);
  }

  Fact identify(Instant at, Identity... who) {
    return event(FactKind.IDENTIFY, "", at, "{}", "{}", who);
  }

  Fact event(
      FactKind kind, String event, Instant at, String properties, String context, Identity... who) {
    String id = name + messages.incrementAndGet();
    return new Fact(
        kind,
        StableIds.of("event", name, id),
        0,
        at,
        List.of(who),
        Map.<Trait, String>of(),
        null,
        null,
        new EventBody(id, event, at, at, at, json(properties), json("{}"), json(context)));
  }

  /** Takes facts in as one batch and returns their origin. */
  long take(Fact... facts) {
    return take(Arrays.asList(facts));
  }

  long take(List<Fact> facts) {
    return ListedFacts.takeIn(pipeline, sources.open(name), facts, _ -> {});
  }

  /** Takes facts in, this many at once. */
  List<Long> takeInParts(List<Fact> facts, int size) {
    List<Long> origins = new ArrayList<>();
    for (int from = 0; from < facts.size(); from += size) {
      origins.add(take(facts.subList(from, Math.min(facts.size(), from + size))));
    }
    return origins;
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
