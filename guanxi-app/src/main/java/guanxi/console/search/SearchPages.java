package guanxi.console.search;

import guanxi.console.Masking;
import guanxi.console.search.SearchView.Order;
import guanxi.console.search.SearchView.Person;
import guanxi.console.search.SearchView.Place;
import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.ordering.Orders;
import guanxi.ordering.ShopOrder;
import guanxi.shared.CustomerId;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Language;
import guanxi.web.NavigationItem;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The one search box: customers, orders and places of the console. */
@Controller
class SearchPages {

  private static final int EACH = 12;
  private static final int LONGEST = 200;

  private final Pages pages;
  private final Customers customers;
  private final Orders orders;
  private final List<NavigationItem> places;

  SearchPages(
      Pages pages, Customers customers, Orders orders, ObjectProvider<NavigationItem> places) {
    this.pages = pages;
    this.customers = customers;
    this.orders = orders;
    this.places = places.orderedStream().toList();
  }

  @GetMapping("/console/search")
  View search(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
    String text = q.strip();
    String wanted = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    SearchView view =
        wanted.isEmpty()
            ? new SearchView("", List.of(), List.of(), List.of())
            : found(wanted, Language.of(request));
    return pages
        .page("console/search", "console.search.title", view)
        .under("console.home.crumb", "/console");
  }

  private SearchView found(String text, Texts texts) {
    SignedIn reader = SignedIn.now();
    Masking masking = Masking.of(reader.staffRole());
    return new SearchView(
        text,
        customers.search(text, EACH).stream()
            .map(customer -> person(customer, masking, texts))
            .toList(),
        orders.search(text, EACH).stream().map(SearchPages::order).toList(),
        places.stream()
            .filter(place -> place.roles().isEmpty() || place.roles().contains(reader.role()))
            .filter(place -> lower(texts.of(place.textKey())).contains(lower(text)))
            .map(place -> new Place(texts.of(place.textKey()), place.path(), place.icon()))
            .toList());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Person person(Customer customer, Masking masking, Texts texts) {
    String name = customer.name();
    return new Person(
        name == null ? texts.of("console.customers.nameless") : name,
        path(customer.id()),
        Stream.of(
                customer.email() == null ? "" : masking.email(customer.email()),
                customer.phone() == null ? "" : masking.phone(customer.phone()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")),
        Stream.of(customer.city(), country(customer.country(), texts))
            .filter(part -> part != null && !part.isEmpty())
            .collect(Collectors.joining(", ")));
  }

  private static @Nullable String country(@Nullable String code, Texts texts) {
    return code == null || code.length() != 2
        ? code
        : Locale.of("", code).getDisplayCountry(texts.language());
  }

  private static Order order(ShopOrder order) {
    CustomerId customer = order.customer();
    return new Order(
        order.number(),
        order.shop(),
        customer == null ? null : path(customer),
        order.orderedAt(),
        order.amount());
  }

  private static String path(CustomerId id) {
    return "/console/customers/" + id.value();
  }
}
