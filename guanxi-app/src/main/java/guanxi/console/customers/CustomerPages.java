package guanxi.console.customers;

import guanxi.console.Masking;
import guanxi.console.customers.CustomerView.Contact;
import guanxi.console.customers.CustomerView.Standing;
import guanxi.console.customers.CustomerView.Tab;
import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.insight.CustomerRow;
import guanxi.insight.Highlights;
import guanxi.insight.Reasons;
import guanxi.insight.Scores;
import guanxi.insight.ValueCards;
import guanxi.insight.mining.LeavingCards;
import guanxi.insight.mining.RecommendationView;
import guanxi.insight.mining.Recommendations;
import guanxi.intake.Shops;
import guanxi.shared.CustomerId;
import guanxi.web.Pages;
import guanxi.web.WebError;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of one customer. */
@Controller
class CustomerPages {

  private final Pages pages;
  private final Customers customers;
  private final Scores scores;
  private final ValueCards values;
  private final Recommendations recommendations;
  private final LeavingCards leaving;
  private final Highlights highlights;
  private final Timelines timelines;
  private final Identification identification;
  private final Reasoning reasoning;
  private final Shops shops;
  private final Clock clock;

  CustomerPages(
      Pages pages,
      Customers customers,
      Scores scores,
      ValueCards values,
      Recommendations recommendations,
      LeavingCards leaving,
      Highlights highlights,
      Timelines timelines,
      Identification identification,
      Reasoning reasoning,
      Shops shops,
      Clock clock) {
    this.pages = pages;
    this.customers = customers;
    this.scores = scores;
    this.values = values;
    this.recommendations = recommendations;
    this.leaving = leaving;
    this.highlights = highlights;
    this.timelines = timelines;
    this.identification = identification;
    this.reasoning = reasoning;
    this.shops = shops;
    this.clock = clock;
  }

  @GetMapping(ListRequest.PATH + "/{id}")
  View show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String tab,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "") String after,
      HttpServletRequest request) {
    Customer customer =
        customers
            .find(new CustomerId(id))
            .orElseThrow(() -> WebError.PAGE_NOT_FOUND.about("customer " + id));
    if (!customer.id().value().equals(id)) {
      return pages.redirect(ListRequest.PATH + "/" + customer.id().value());
    }
    Reader reader = Reader.of(request);
    Tab open = Tab.of(tab);
    String path = ListRequest.PATH + "/" + id;
    Scores.Score score = scores.find(customer.id()).orElse(null);
    String shown = Timelines.SHOWS.contains(show) ? show : "all";
    CustomerView view =
        new CustomerView(
            path,
            name(customer, reader),
            place(customer, reader),
            customer.firstSeenAt(),
            clock.instant(),
            contacts(customer, reader),
            reader.masking() != Masking.NONE,
            score == null ? null : standing(score, reader),
            values.of(customer.id(), reader.texts(), reader.formats()).orElse(null),
            leaving.of(customer.id(), reader.texts(), reader.formats()).orElse(null),
            offers(customer, score, reader),
            open,
            open == Tab.TIMELINE ? timelines.of(customer, shown, after, path, reader) : null,
            open == Tab.IDENTITIES ? identification.of(customer.id(), reader) : null,
            identification.also(customer.id(), reader),
            open == Tab.WHY && score != null ? reasoning.of(score, reader) : List.of());
    return pages
        .page("console/customer", "console.customers.title", view)
        .called(view.name())
        .under("console.home.crumb", "/console")
        .under("console.customers.title", ListRequest.PATH);
  }

  private @Nullable RecommendationView offers(
      Customer customer, Scores.@Nullable Score score, Reader reader) {
    return score == null
        ? null
        : recommendations.ofCustomer(
            customer.id(), score.row().stage(), reader.texts(), reader.formats());
  }

  private static String name(Customer customer, Reader reader) {
    String name = customer.name();
    return name == null ? reader.t("console.customers.nameless") : name;
  }

  private static String place(Customer customer, Reader reader) {
    return Stream.of(customer.city(), reader.country(customer.country()))
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static List<Contact> contacts(Customer customer, Reader reader) {
    boolean masked = reader.masking() != Masking.NONE;
    List<Contact> contacts = new ArrayList<>();
    String email = customer.email();
    if (email != null) {
      contacts.add(
          new Contact("mail", reader.masking().email(email), masked ? null : "mailto:" + email));
    }
    String phone = customer.phone();
    if (phone != null) {
      contacts.add(
          new Contact("phone", reader.masking().phone(phone), masked ? null : "tel:" + phone));
    }
    return contacts;
  }

  private Standing standing(Scores.Score score, Reader reader) {
    CustomerRow row = score.row();
    Integer shop = row.shop();
    return new Standing(
        row.stage(),
        reader.t("console.stage." + row.stage()),
        Reasons.sentence(row.reason(), reader.texts()),
        score.stageSince(),
        score.stageUntil(),
        row.orders(),
        row.money(),
        row.spend(),
        row.returned(),
        row.firstDay(),
        row.lastDay(),
        row.alive(),
        row.orders90(),
        score.orders365(),
        row.expected(),
        row.atRisk(),
        fifths(score),
        shop == null ? null : shops.name(shop),
        scores.currencies(row.id()),
        computedAt());
  }

  private static @Nullable String fifths(Scores.Score score) {
    return score.recency() == null
        ? null
        : score.recency() + " · " + score.frequency() + " · " + score.monetary();
  }

  private @Nullable Instant computedAt() {
    return highlights.summary().map(summary -> summary.refresh().madeAt()).orElse(null);
  }
}
