package guanxi.console.matches;

import guanxi.console.matches.MatchView.Decided;
import guanxi.console.matches.MatchView.Field;
import guanxi.console.matches.MatchView.Pair;
import guanxi.console.matches.MatchView.Person;
import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.customer.IdentityKind;
import guanxi.customer.KnownIdentity;
import guanxi.insight.CustomerRow;
import guanxi.insight.Scores;
import guanxi.intake.Shops;
import guanxi.matching.MatchDecision;
import guanxi.matching.MatchEvidence;
import guanxi.matching.PossibleMatch;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import guanxi.web.WebError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Two customers field by field, with what each field says. */
@Component
class SideBySide {

  private static final int MOST_VALUES = 5;

  private final Customers customers;
  private final Scores scores;
  private final Shops shops;

  SideBySide(Customers customers, Scores scores, Shops shops) {
    this.customers = customers;
    this.scores = scores;
    this.shops = shops;
  }

  /** All that is known of a customer here. */
  private record Side(
      Customer customer, List<KnownIdentity> identities, @Nullable CustomerRow row) {

    List<String> values(IdentityKind kind, @Nullable String first) {
      return Stream.concat(
              Stream.ofNullable(first),
              identities.stream()
                  .filter(known -> known.identity().kind() == kind)
                  .map(known -> known.identity().value()))
          .distinct()
          .limit(MOST_VALUES)
          .toList();
    }
  }

  Pair of(PossibleMatch match, MatchReader reader) {
    Side one = side(match.one());
    Side other = side(match.other());
    List<Field> fields = new ArrayList<>();
    fields.add(
        compared("name", match, values(one, other, side -> known(side.customer().name())), reader));
    fields.add(
        compared(
            "email",
            match,
            values(
                one,
                other,
                side ->
                    side.values(IdentityKind.EMAIL, side.customer().email()).stream()
                        .map(reader.masking()::email)
                        .toList()),
            reader));
    fields.add(
        compared(
            "phone",
            match,
            values(
                one,
                other,
                side ->
                    side.values(IdentityKind.PHONE, side.customer().phone()).stream()
                        .map(reader.masking()::phone)
                        .toList()),
            reader));
    fields.add(
        compared("city", match, values(one, other, side -> known(side.customer().city())), reader));
    fields.add(
        compared(
            "country",
            match,
            values(one, other, side -> known(reader.country(side.customer().country()))),
            reader));
    addFigures(fields, one, other, reader);
    fields.removeIf(field -> field.one().isEmpty() && field.other().isEmpty());
    return new Pair(
        match.id(),
        person(one.customer(), reader),
        person(other.customer(), reader),
        reader.probability(match.probability()),
        fields);
  }

  private void addFigures(List<Field> fields, Side one, Side other, MatchReader reader) {
    fields.add(
        plain(
            "account",
            values(one, other, side -> side.values(IdentityKind.ACCOUNT, null)),
            reader));
    fields.add(
        plain(
            "shop",
            values(
                one,
                other,
                side -> figure(side, row -> row.shop() == null ? null : shops.name(row.shop()))),
            reader));
    fields.add(
        plain(
            "orders",
            values(one, other, side -> figure(side, row -> reader.formats().number(row.orders()))),
            reader));
    fields.add(
        plain(
            "money",
            values(one, other, side -> figure(side, row -> money(row.money(), reader))),
            reader));
    fields.add(
        plain(
            "first",
            values(one, other, side -> figure(side, row -> day(row.firstDay(), reader))),
            reader));
    fields.add(
        plain(
            "last",
            values(one, other, side -> figure(side, row -> day(row.lastDay(), reader))),
            reader));
  }

  Decided of(MatchDecision decision, MatchReader reader) {
    Person one = person(decision.one(), reader);
    Person other =
        decision.one().equals(decision.other()) ? null : person(decision.other(), reader);
    return new Decided(
        decision.id(),
        one,
        other,
        decision.isSame(),
        other == null ? one.name() : one.name() + " · " + other.name(),
        reader.probability(decision.probability()),
        decision.by(),
        decision.madeAt());
  }

  private Side side(CustomerId id) {
    Customer customer =
        customers.find(id).orElseThrow(() -> WebError.PAGE_NOT_FOUND.about("customer " + id));
    return new Side(
        customer, customers.identities(id), scores.find(id).map(Scores.Score::row).orElse(null));
  }

  private Person person(CustomerId id, MatchReader reader) {
    return customers
        .find(id)
        .map(customer -> person(customer, reader))
        .orElse(new Person(reader.t("console.customers.nameless"), "/console/customers"));
  }

  private static Person person(Customer customer, MatchReader reader) {
    String name = customer.name();
    return new Person(
        name == null ? reader.t("console.customers.nameless") : name,
        "/console/customers/" + customer.id().value());
  }

  /** What both have. */
  private record Values(List<String> one, List<String> other) {}

  private static Values values(Side one, Side other, Function<Side, List<String>> of) {
    return new Values(of.apply(one), of.apply(other));
  }

  private static List<String> known(@Nullable String value) {
    return value == null || value.isEmpty() ? List.of() : List.of(value);
  }

  private static List<String> figure(Side side, Function<CustomerRow, @Nullable String> of) {
    CustomerRow row = side.row();
    return row == null ? List.of() : known(of.apply(row));
  }

  private static @Nullable String money(@Nullable Money money, MatchReader reader) {
    return money == null ? null : reader.formats().money(money);
  }

  private static @Nullable String day(@Nullable LocalDate day, MatchReader reader) {
    return day == null ? null : reader.formats().date(day);
  }

  private static Field plain(String name, Values values, MatchReader reader) {
    return new Field(
        reader.t("console.matches.field." + name),
        values.one(),
        values.other(),
        null,
        null,
        "quiet",
        "minus");
  }

  private static Field compared(
      String name, PossibleMatch match, Values values, MatchReader reader) {
    Optional<MatchEvidence> found =
        match.evidence().stream().filter(one -> one.field().equals(name)).findFirst();
    if (found.isEmpty()) {
      return new Field(
          reader.t("console.matches.field." + name),
          values.one(),
          values.other(),
          reader.t("console.matches.level.missing"),
          null,
          "quiet",
          "minus");
    }
    MatchEvidence evidence = found.get();
    String tone = MatchReader.tone(evidence);
    return new Field(
        reader.t("console.matches.field." + name),
        values.one(),
        values.other(),
        reader.level(evidence),
        reader.weight(evidence),
        tone,
        switch (tone) {
          case "good" -> "check";
          case "bad" -> "x";
          default -> "minus";
        });
  }
}
