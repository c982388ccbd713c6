package guanxi.console.customers;

import guanxi.console.customers.CustomerView.Event;
import guanxi.console.customers.CustomerView.Source;
import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.customer.KnownIdentity;
import guanxi.customer.Link;
import guanxi.intake.ImportId;
import guanxi.intake.Origins;
import guanxi.intake.Origins.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where what we know of a customer comes from: when she was met, with which files she came in, and
 * which of them joined her identities.
 */
@Component
class Provenance {

  /** A live source brings a batch for every window of time; the latest are enough. */
  private static final int BATCHES = 100;

  private final Customers customers;
  private final Origins origins;
  private final Identification identification;

  Provenance(Customers customers, Origins origins, Identification identification) {
    this.customers = customers;
    this.origins = origins;
    this.identification = identification;
  }

  /** In no particular order. */
  List<Event> events(Customer customer, Reader reader) {
    Set<Long> named = new TreeSet<>(Comparator.reverseOrder());
    customers.identities(customer.id()).stream().map(KnownIdentity::origins).forEach(named::addAll);
    Map<Long, Batch> batches = origins.batches(named.stream().limit(BATCHES).toList());
    List<Event> events = new ArrayList<>();
    batches.values().forEach(batch -> events.add(cameIn(batch, reader)));
    for (Link link : customers.links(customer.id())) {
      if (link.verdict() == Link.Verdict.JOINED) {
        events.add(merge(link, batches.get(link.origin()), reader));
      }
    }
    Instant met = customer.firstSeenAt();
    if (met != null) {
      events.add(event("met", "user-plus", met, reader.t("console.customer.event.met"), "", null));
    }
    return events;
  }

  private static Event cameIn(Batch batch, Reader reader) {
    boolean isFile = batch.fileName() != null;
    return event(
        "import",
        isFile ? "file-up" : "inbox",
        batch.at(),
        reader.t("console.customer.event." + (isFile ? "import" : "live"), batch.shop()),
        "",
        source(batch));
  }

  private Event merge(Link link, @Nullable Batch batch, Reader reader) {
    return event(
        "merge",
        "git-merge",
        link.firstSeen(),
        reader.t("console.customer.event.merge"),
        reader.t(
            "console.customer.event.merge.details",
            identification.shown(link.a(), reader),
            identification.shown(link.b(), reader)),
        batch == null ? null : source(batch));
  }

  static Source source(Batch batch) {
    ImportId file = batch.importId();
    return new Source(
        Objects.requireNonNullElse(batch.fileName(), batch.shop()),
        file == null ? null : "/console/imports/" + file.value());
  }

  private static Event event(
      String kind,
      String icon,
      @Nullable Instant at,
      String title,
      String details,
      @Nullable Source source) {
    String tone = kind.equals("import") ? "quiet" : "good";
    return new Event(kind, tone, icon, at, title, details, null, List.of(), source);
  }
}
