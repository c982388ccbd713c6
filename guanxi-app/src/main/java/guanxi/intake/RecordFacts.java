package guanxi.intake;

import guanxi.customer.Identities;
import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.Trait;
import guanxi.files.records.CategoryNameRecord;
import guanxi.files.records.CustomerRecord;
import guanxi.files.records.ImportRecord;
import guanxi.files.records.OrderLineRecord;
import guanxi.files.records.OrderRecord;
import guanxi.files.records.PaymentRecord;
import guanxi.files.records.PersonDetails;
import guanxi.files.records.PlaceRecord;
import guanxi.files.records.ProductRecord;
import guanxi.files.records.ReviewRecord;
import guanxi.files.records.SellerRecord;
import guanxi.files.values.Countries;
import guanxi.files.values.Money;
import guanxi.intake.Fact.OrderPart;
import guanxi.intake.Fact.ProductPart;
import guanxi.shared.StableIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes facts of what a file's rows say: gives keys, names identities, tells kinds. */
final class RecordFacts {

  private static final Set<String> CANCELLED =
      Set.of("canceled", "cancelled", "unavailable", "voided", "failed", "trash", "已取消", "交易关闭");

  private final String source;
  private final Identities identities;
  private final Map<Identity, Boolean> judged = new Recent<>();
  private final Map<String, UUID> orderIds = new Recent<>();
  private final Map<String, UUID> productIds = new Recent<>();
  private long blocked;

  /** For the files of one source. */
  RecordFacts(String source, Identities identities) {
    this.source = source;
    this.identities = identities;
  }

  /** The fact that a record tells; {@code body} is the row it comes from. */
  Fact of(ImportRecord record, String body) {
    return switch (record) {
      case OrderLineRecord line -> orderLine(line);
      case OrderRecord order -> orderHead(order);
      case PaymentRecord payment -> payment(payment);
      case CustomerRecord customer -> customer(customer);
      case ProductRecord product -> product(product);
      case ReviewRecord review -> plain(FactKind.REVIEW, review, review.createdAt(), body);
      case SellerRecord seller -> plain(FactKind.OTHER, seller, null, body);
      case CategoryNameRecord category -> plain(FactKind.OTHER, category, null, body);
      case PlaceRecord place -> plain(FactKind.OTHER, place, null, body);
    };
  }

  /** How many identifiers were left out because they identify nobody. */
  long blocked() {
    return blocked;
  }

  private Fact orderLine(OrderLineRecord line) {
    Money amount = line.amount();
    Money price = line.unitPrice();
    Money any = amount == null ? price : amount;
    OrderPart order =
        new OrderPart(
            orderId(line.orderNo()),
            line.orderNo(),
            any == null ? null : any.currency(),
            minor(amount),
            minor(line.shipping()),
            null,
            null,
            line.quantity(),
            price == null ? null : price.amount(),
            line.isReturn(),
            null,
            country(line.person()),
            null);
    ProductPart product =
        line.productKey().isEmpty()
            ? null
            : productPart(line.productKey(), line.productTitle(), line.category());
    return fact(
        FactKind.ORDER_LINE,
        line,
        line.orderedAt(),
        persons(line.customer()),
        traits(line.person()),
        order,
        product);
  }

  private Fact orderHead(OrderRecord head) {
    Money total = head.total();
    Money shipping = head.shipping();
    Long goods =
        total == null
            ? null
            : Long.valueOf(total.minor() - (shipping == null ? 0 : shipping.minor()));
    boolean cancelled =
        head.cancelledAt() != null || CANCELLED.contains(head.status().toLowerCase(Locale.ROOT));
    OrderPart order =
        new OrderPart(
            orderId(head.orderNo()),
            head.orderNo(),
            total == null ? null : total.currency(),
            goods,
            minor(shipping),
            minor(head.refunded()),
            null,
            null,
            null,
            null,
            cancelled,
            country(head.person()),
            head.status().isEmpty() ? null : head.status());
    return fact(
        FactKind.ORDER_HEAD,
        head,
        head.orderedAt(),
        persons(head.customer()),
        traits(head.person()),
        order,
        null);
  }

  private Fact payment(PaymentRecord payment) {
    Money amount = payment.amount();
    OrderPart order =
        new OrderPart(
            orderId(payment.orderNo()),
            payment.orderNo(),
            amount == null ? null : amount.currency(),
            null,
            null,
            null,
            minor(amount),
            null,
            null,
            null,
            null,
            null,
            null);
    return fact(FactKind.PAYMENT, payment, null, List.of(), Map.of(), order, null);
  }

  private Fact customer(CustomerRecord customer) {
    return fact(
        FactKind.CUSTOMER,
        customer,
        customer.createdAt(),
        persons(customer.identities()),
        traits(customer.person()),
        null,
        null);
  }

  private Fact product(ProductRecord product) {
    return fact(
        FactKind.PRODUCT,
        product,
        null,
        List.of(),
        Map.of(),
        null,
        productPart(product.key(), product.title(), product.category()));
  }

  private Fact plain(
      FactKind kind, ImportRecord record, @Nullable Instant happenedAt, String body) {
    return new Fact(
        kind,
        StableIds.of(record.getClass().getSimpleName(), source, record.key()),
        StableIds.hash64(body),
        happenedAt,
        List.of(),
        Map.of(),
        null,
        null);
  }

  private Fact fact(
      FactKind kind,
      ImportRecord record,
      @Nullable Instant happenedAt,
      List<Identity> persons,
      Map<Trait, String> traits,
      @Nullable OrderPart order,
      @Nullable ProductPart product) {
    long content = ContentHash.of(happenedAt, persons, traits, order, product);
    return new Fact(
        kind,
        StableIds.of(kind.name(), source, record.key()),
        content,
        happenedAt,
        persons,
        traits,
        order,
        product);
  }

  /** The most telling first. */
  private List<Identity> persons(List<guanxi.files.records.Identity> known) {
    List<Identity> persons = new ArrayList<>(known.size());
    for (guanxi.files.records.Identity named : known) {
      Identity identity =
          switch (named.kind()) {
            case EMAIL -> new Identity(IdentityKind.EMAIL, "", named.value());
            case PHONE -> new Identity(IdentityKind.PHONE, "", named.value());
            case ACCOUNT ->
                new Identity(
                    "customer".equals(named.scope())
                        ? IdentityKind.ACCOUNT
                        : IdentityKind.ORDER_ACCOUNT,
                    source,
                    named.value());
          };
      if (isBlocked(identity)) {
        blocked++;
      } else {
        persons.add(identity);
      }
    }
    persons.sort((one, other) -> one.kind().compareTo(other.kind()));
    return persons;
  }

  private boolean isBlocked(Identity identity) {
    return judged.computeIfAbsent(identity, identities::isBlocked);
  }

  private static Map<Trait, String> traits(PersonDetails person) {
    Map<Trait, String> traits = new EnumMap<>(Trait.class);
    put(traits, Trait.NAME, person.name());
    put(traits, Trait.COUNTRY, country(person));
    put(traits, Trait.CITY, person.city());
    return traits;
  }

  private static void put(Map<Trait, String> traits, Trait trait, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      traits.put(trait, value);
    }
  }

  private static @Nullable String country(PersonDetails person) {
    return person.country().isBlank() ? null : Countries.code(person.country());
  }

  private ProductPart productPart(String key, String title, String category) {
    return new ProductPart(
        productIds.computeIfAbsent(key, named -> StableIds.of("product", source, named)),
        key,
        title.isBlank() ? null : title,
        category.isBlank() ? null : category);
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : Long.valueOf(money.minor());
  }

  private UUID orderId(String orderNo) {
    return orderIds.computeIfAbsent(orderNo, named -> StableIds.of("order", source, named));
  }

  /** What was worked out lately: files name the same things again soon. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final int MOST = 50_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }
}
