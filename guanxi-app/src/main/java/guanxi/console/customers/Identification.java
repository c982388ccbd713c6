package guanxi.console.customers;

import guanxi.console.customers.CustomerView.Also;
import guanxi.console.customers.CustomerView.Apart;
import guanxi.console.customers.CustomerView.Evidence;
import guanxi.console.customers.CustomerView.Identified;
import guanxi.console.customers.CustomerView.KnownAs;
import guanxi.console.customers.CustomerView.Said;
import guanxi.console.customers.CustomerView.SaidOfHer;
import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.customer.Identity;
import guanxi.customer.KnownIdentity;
import guanxi.customer.Link;
import guanxi.customer.Merges;
import guanxi.customer.SaidTrait;
import guanxi.customer.Splits;
import guanxi.customer.Trait;
import guanxi.intake.Origins;
import guanxi.intake.Shops;
import guanxi.matching.MatchDesk;
import guanxi.shared.CustomerId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How a customer is known, and why that is one person. */
@Component
class Identification {

  private final Customers customers;
  private final Splits splits;
  private final Merges merges;
  private final MatchDesk matches;
  private final Shops shops;
  private final Origins origins;

  Identification(
      Customers customers,
      Splits splits,
      Merges merges,
      MatchDesk matches,
      Shops shops,
      Origins origins) {
    this.origins = origins;
    this.customers = customers;
    this.splits = splits;
    this.merges = merges;
    this.matches = matches;
    this.shops = shops;
  }

  /** All of it. */
  Identified of(CustomerId id, Reader reader) {
    return new Identified(
        traits(id, reader),
        identities(id, reader),
        links(id, reader),
        splits(id, reader),
        merges(id, reader));
  }

  private List<KnownAs> identities(CustomerId id, Reader reader) {
    return customers.identities(id).stream().map(identity -> known(identity, reader)).toList();
  }

  /** What joined them first, then what says the same again, then what was refused. */
  private List<Evidence> links(CustomerId id, Reader reader) {
    return customers.links(id).stream()
        .sorted((a, b) -> a.verdict().compareTo(b.verdict()))
        .map(link -> evidence(link, reader))
        .toList();
  }

  /** What staff took apart, the latest first. */
  private List<Apart> splits(CustomerId id, Reader reader) {
    return splits.around(id).stream()
        .map(split -> {
          Identity other = split.other();
          return new Apart(
              split.id(),
              shown(split.identity(), reader),
              other == null ? null : shown(other, reader),
              split.by(),
              split.madeAt());
        })
        .toList();
  }

  /** What staff put together, the latest first. */
  private List<Apart> merges(CustomerId id, Reader reader) {
    return merges.around(id).stream()
        .map(merge ->
            new Apart(
                merge.id(),
                shown(merge.one(), reader),
                shown(merge.other(), reader),
                merge.by(),
                merge.madeAt()))
        .toList();
  }

  /** Who is probably she, the likeliest first. */
  List<Also> also(CustomerId id, Reader reader) {
    return matches.around(id).stream()
        .map(match -> {
          CustomerId other = match.one().equals(id) ? match.other() : match.one();
          String name = customers.find(other).map(Customer::name).orElse(null);
          return new Also(
              name == null ? reader.t("console.customers.nameless") : name,
              "/console/matches?pair=" + match.id(),
              reader.formats().percent(Math.min(0.99, match.probability()), 0));
        })
        .toList();
  }

  /** What she is said to be: of each trait what counts, and what others said. */
  private List<SaidOfHer> traits(CustomerId id, Reader reader) {
    List<SaidTrait> said = customers.traits(id);
    Map<Long, Origins.Batch> batches =
        origins.batches(said.stream().map(SaidTrait::origin).collect(Collectors.toSet()));
    return said.stream()
        .collect(Collectors.groupingBy(SaidTrait::trait, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(trait -> {
          List<Said> statements =
              trait.getValue().stream().map(one -> said(one, batches, reader)).toList();
          return new SaidOfHer(
              reader.t("console.customer.trait." + trait.getKey().name().toLowerCase(Locale.ROOT)),
              statements.getFirst(),
              statements.subList(1, statements.size()));
        })
        .toList();
  }

  private static Said said(SaidTrait said, Map<Long, Origins.Batch> batches, Reader reader) {
    Origins.Batch batch = batches.get(said.origin());
    String country = said.trait() == Trait.COUNTRY ? reader.country(said.value()) : said.value();
    return new Said(
        country == null ? said.value() : country,
        said.at(),
        batch == null ? null : Provenance.source(batch));
  }

  /** An identity as this reader may see it. */
  String shown(Identity identity, Reader reader) {
    return switch (identity.kind()) {
      case EMAIL -> reader.masking().email(identity.value());
      case PHONE -> reader.masking().phone(identity.value());
      default ->
          identity.platform().isEmpty()
              ? identity.value()
              : identity.value() + " (" + identity.platform() + ")";
    };
  }

  private KnownAs known(KnownIdentity known, Reader reader) {
    Identity identity = known.identity();
    return new KnownAs(
        known.id(),
        reader.t("console.customer.kind." + identity.kind().name().toLowerCase(Locale.ROOT)),
        icon(identity),
        shown(identity, reader),
        known.facts(),
        known.firstSeen(),
        known.lastSeen(),
        known.shared());
  }

  private static String icon(Identity identity) {
    return switch (identity.kind()) {
      case EMAIL -> "mail";
      case PHONE -> "phone";
      case ACCOUNT -> "key-round";
      case ORDER_ACCOUNT -> "receipt";
      case EXTERNAL_ID -> "link";
      case ANONYMOUS_ID, GA_CLIENT_ID -> "globe";
      case ADVERTISING_ID, DEVICE_ID, PUSH_TOKEN -> "monitor";
    };
  }

  private Evidence evidence(Link link, Reader reader) {
    return new Evidence(
        shown(link.a(), reader),
        shown(link.b(), reader),
        link.verdict().name(),
        switch (link.verdict()) {
          case JOINED, CONFIRMED -> "good";
          case REFUSED, SPLIT, SHARED -> "attention";
        },
        link.a().id(),
        link.b().id(),
        link.facts(),
        link.firstSeen(),
        shops.ofOrigin(link.origin()));
  }
}
