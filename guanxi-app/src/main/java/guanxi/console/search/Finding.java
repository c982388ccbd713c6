package guanxi.console.search;

import guanxi.catalog.Product;
import guanxi.catalog.Products;
import guanxi.console.Masking;
import guanxi.console.search.SearchView.Article;
import guanxi.console.search.SearchView.Order;
import guanxi.console.search.SearchView.Person;
import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.intake.Shops;
import guanxi.ordering.Orders;
import guanxi.ordering.ShopOrder;
import guanxi.shared.CustomerId;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what one search text may mean: customers, orders, products, pages, commands. */
@Component
class Finding {

  private final Customers customers;
  private final Orders orders;
  private final Products products;
  private final Shops shops;
  private final Places places;

  Finding(Customers customers, Orders orders, Products products, Shops shops, Places places) {
    this.customers = customers;
    this.orders = orders;
    this.products = products;
    this.shops = shops;
    this.places = places;
  }

  /**
   * What the reader may see of it.
   *
   * @param each how many of a kind at most; without a text there are pages and commands only
   */
  SearchView of(String text, int each, Texts texts) {
    SignedIn reader = SignedIn.now();
    boolean any = !text.isEmpty();
    return new SearchView(
        text,
        any ? people(text, each, Masking.of(reader.staffRole()), texts) : List.of(),
        any ? orders.search(text, each).stream().map(Finding::order).toList() : List.of(),
        any ? products.search(text, each).stream().map(this::article).toList() : List.of(),
        places.pages(text, reader.role(), texts),
        places.commands(text, reader.role(), texts));
  }

  private List<Person> people(String text, int each, Masking masking, Texts texts) {
    return customers.search(text, each).stream()
        .map(customer -> person(customer, masking, texts))
        .toList();
  }

  private static Person person(Customer customer, Masking masking, Texts texts) {
    String name = customer.name();
    return new Person(
        name == null ? texts.of("console.customers.nameless") : name,
        path(customer.id()),
        joined(
            " · ",
            customer.email() == null ? "" : masking.email(customer.email()),
            customer.phone() == null ? "" : masking.phone(customer.phone())),
        joined(", ", customer.city(), country(customer.country(), texts)));
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
        customer == null ? null : path(customer) + place(order),
        order.orderedAt(),
        order.amount());
  }

  /** The timeline that begins with this order: just after a moment later. */
  private static String place(ShopOrder order) {
    Instant at = order.orderedAt();
    return at == null
        ? ""
        : "?show=orders&after=" + at.plus(1, ChronoUnit.MICROS) + "_" + order.id();
  }

  private Article article(Product product) {
    String title = product.title();
    return new Article(
        title == null ? product.key() : title,
        joined(
            " · ",
            title == null || title.equals(product.key()) ? "" : product.key(),
            product.category()),
        shops.name(product.sourceId()),
        "/console/products/" + product.id());
  }

  private static String joined(String between, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(between));
  }

  private static String path(CustomerId id) {
    return "/console/customers/" + id.value();
  }
}
