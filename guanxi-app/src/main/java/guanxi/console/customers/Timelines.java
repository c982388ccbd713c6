package guanxi.console.customers;

import guanxi.console.customers.CustomerView.Event;
import guanxi.console.customers.CustomerView.Line;
import guanxi.console.customers.CustomerView.Timeline;
import guanxi.customer.Customer;
import guanxi.insight.Reasons;
import guanxi.insight.Scores;
import guanxi.ordering.OrderLine;
import guanxi.ordering.Orders;
import guanxi.ordering.ShopOrder;
import guanxi.shared.Money;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything that happened with a customer, the newest first. Orders are paged by their own place;
 * what else happened (few things) is put between them where it belongs.
 */
@Component
class Timelines {

  static final Set<String> SHOWS = Set.of("all", "orders", "returns", "merges", "imports");

  private static final Set<String> WITHOUT_ORDERS = Set.of("merges", "imports");
  private static final int PAGE = 20;
  private static final int STEPS = 50;

  private final Orders orders;
  private final Provenance provenance;
  private final Scores scores;

  Timelines(Orders orders, Provenance provenance, Scores scores) {
    this.orders = orders;
    this.provenance = provenance;
    this.scores = scores;
  }

  /**
   * One page.
   *
   * @param after the place of the last order seen, as a page before gave it, or empty
   */
  Timeline of(Customer customer, String show, String after, String path, Reader reader) {
    Orders.Position position = position(after);
    List<ShopOrder> found =
        WITHOUT_ORDERS.contains(show)
            ? List.of()
            : orders.ofCustomer(customer.id(), position, PAGE + 1);
    List<ShopOrder> page = found.subList(0, Math.min(found.size(), PAGE));
    boolean more = found.size() > PAGE;
    List<Event> events = new ArrayList<>();
    Map<UUID, List<OrderLine>> lines = orders.lines(page.stream().map(ShopOrder::id).toList());
    page.stream()
        .filter(order -> !show.equals("returns") || hasReturn(order))
        .filter(order -> !show.equals("orders") || !order.isReturn())
        .map(order -> event(order, lines.getOrDefault(order.id(), List.of()), reader))
        .forEach(events::add);
    if (show.equals("all") || WITHOUT_ORDERS.contains(show)) {
      Instant newest = position == null ? Instant.MAX : position.orderedAt();
      Instant oldest = more ? time(page.getLast()) : Instant.MIN;
      Stream.concat(
              provenance.events(customer, reader).stream(),
              scores.steps(customer.id(), STEPS).stream().map(step -> step(step, reader)))
          .filter(event -> show.equals("all") || show.equals(event.kind() + "s"))
          .filter(event -> isBetween(event.at(), oldest, newest))
          .forEach(events::add);
      events.sort(Comparator.comparing(Timelines::happened).reversed());
    }
    return new Timeline(show, events, more ? next(path, show, page.getLast()) : null);
  }

  private static Event step(Scores.StageStep step, Reader reader) {
    return new Event(
        "stage",
        "info",
        "activity",
        step.since().atStartOfDay(reader.formats().zone()).toInstant(),
        reader.t(
            "console.customer.event.stage",
            reader.t("console.stage." + step.from()),
            reader.t("console.stage." + step.to())),
        Reasons.sentence(step.reason(), reader.texts()),
        null,
        List.of(),
        null);
  }

  private static boolean hasReturn(ShopOrder order) {
    return order.isReturn() || order.returnedMinor() > 0;
  }

  private static boolean isBetween(@Nullable Instant at, Instant oldest, Instant newest) {
    return at != null && at.isAfter(oldest) && !at.isAfter(newest);
  }

  private static Instant time(ShopOrder order) {
    return Objects.requireNonNullElse(order.orderedAt(), Instant.MIN);
  }

  private static Instant happened(Event event) {
    return Objects.requireNonNullElse(event.at(), Instant.MIN);
  }

  private static Event event(ShopOrder order, List<OrderLine> lines, Reader reader) {
    String kind = order.isReturn() ? "return" : order.isCancelled() ? "cancelled" : "order";
    return new Event(
        kind,
        order.isReturn() ? "attention" : order.isCancelled() ? "quiet" : "info",
        order.isReturn() ? "undo-2" : order.isCancelled() ? "ban" : "shopping-bag",
        order.orderedAt(),
        reader.t("console.customer.event." + kind, order.number(), order.shop()),
        note(order, reader),
        order.amount(),
        lines.stream().map(line -> line(line, reader)).toList(),
        null);
  }

  private static String note(ShopOrder order, Reader reader) {
    StringBuilder note = new StringBuilder(returned(order, reader));
    for (Money other : order.apart()) {
      note.append(note.isEmpty() ? "" : " ")
          .append(reader.t("console.customer.event.apart", reader.formats().money(other)));
    }
    return note.toString();
  }

  private static String returned(ShopOrder order, Reader reader) {
    Money amount = order.amount();
    if (order.returnedMinor() <= 0 || amount == null) {
      return "";
    }
    Money back = new Money(order.returnedMinor(), amount.currency());
    return reader.t("console.customer.event.returned", reader.formats().money(back));
  }

  private static Line line(OrderLine line, Reader reader) {
    String key = line.productKey();
    String title = line.title() == null ? (key == null ? "" : key) : line.title();
    boolean whole = line.quantity().stripTrailingZeros().scale() <= 0;
    return new Line(
        title,
        reader.formats().number(line.quantity().doubleValue(), whole ? 0 : 2),
        line.amount());
  }

  private static String next(String path, String show, ShopOrder last) {
    return path + "?show=" + show + "&after=" + time(last) + "_" + last.id();
  }

  private static Orders.@Nullable Position position(String after) {
    int end = after.indexOf('_');
    if (end < 0) {
      return null;
    }
    try {
      return new Orders.Position(
          Instant.parse(after.substring(0, end)), UUID.fromString(after.substring(end + 1)));
    } catch (DateTimeParseException | IllegalArgumentException _) {
      return null;
    }
  }
}
