package guanxi.console.customers;

import guanxi.console.customers.CustomerView.Event;
import guanxi.console.customers.CustomerView.Line;
import guanxi.console.customers.CustomerView.Timeline;
import guanxi.customer.Customer;
import guanxi.customer.TimelineEntries;
import guanxi.customer.TimelineEntry;
import guanxi.customer.TimelineEntry.Item;
import guanxi.customer.TimelineEntry.Phrase;
import guanxi.customer.TimelineEntry.TimelinePosition;
import guanxi.insight.Reasons;
import guanxi.insight.Scores;
import guanxi.ordering.OrderLine;
import guanxi.ordering.Orders;
import guanxi.ordering.ShopOrder;
import guanxi.shared.Money;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything that happened with a customer, the newest first: her orders, what merged her, and what
 * modules tell as {@link TimelineEntries}. Each is asked for one page after the same place, so the
 * page shows the newest of all.
 */
@Component
class Timelines {

  static final Set<String> SHOWS =
      Set.of("all", "orders", "returns", "carts", "visits", "merges", "imports");

  private static final Set<String> WITH_ORDERS = Set.of("all", "orders", "returns");
  private static final int PAGE = 20;
  private static final int STEPS = 50;

  private final Orders orders;
  private final Provenance provenance;
  private final Scores scores;
  private final List<TimelineEntries> modules;

  Timelines(Orders orders, Provenance provenance, Scores scores, List<TimelineEntries> modules) {
    this.orders = orders;
    this.provenance = provenance;
    this.scores = scores;
    this.modules = List.copyOf(modules);
  }

  /**
   * One page.
   *
   * @param after the place of the last thing seen, as a page before gave it, or empty
   */
  Timeline of(Customer customer, String show, String after, String path, Reader reader) {
    TimelinePosition position = position(after);
    SortedMap<TimelinePosition, Event> events = new TreeMap<>();
    if (WITH_ORDERS.contains(show)) {
      addOrders(events, customer, show, position, reader);
    }
    for (TimelineEntries module : modules) {
      if (show.equals("all") || module.shows().contains(show)) {
        module
            .of(customer.id(), show, position, PAGE + 1)
            .forEach(entry -> events.put(entry.position(), event(entry, reader)));
      }
    }
    if (show.equals("all") || show.equals("merges") || show.equals("imports")) {
      addRest(events, customer, show, position, reader);
    }
    List<Map.Entry<TimelinePosition, Event>> page = events.entrySet().stream().limit(PAGE).toList();
    String next = events.size() > PAGE ? next(path, show, page.getLast().getKey()) : null;
    return new Timeline(show, page.stream().map(Map.Entry::getValue).toList(), next);
  }

  private void addOrders(
      SortedMap<TimelinePosition, Event> events,
      Customer customer,
      String show,
      @Nullable TimelinePosition position,
      Reader reader) {
    Orders.Position after =
        position == null ? null : new Orders.Position(position.at(), position.id());
    List<ShopOrder> found;
    do {
      found = orders.ofCustomer(customer.id(), after, PAGE + 1);
      Map<UUID, List<OrderLine>> lines = orders.lines(found.stream().map(ShopOrder::id).toList());
      for (ShopOrder order : found) {
        boolean wanted =
            show.equals("returns") ? hasReturn(order) : !show.equals("orders") || !order.isReturn();
        after = new Orders.Position(time(order), order.id());
        if (wanted) {
          events.put(
              new TimelinePosition(time(order), order.id()),
              event(order, lines.getOrDefault(order.id(), List.of()), reader));
        }
      }
    } while (found.size() > PAGE && events.size() <= PAGE);
  }

  private void addRest(
      SortedMap<TimelinePosition, Event> events,
      Customer customer,
      String show,
      @Nullable TimelinePosition position,
      Reader reader) {
    Stream.concat(
            provenance.events(customer, reader).stream(),
            scores.steps(customer.id(), STEPS).stream().map(step -> step(step, reader)))
        .filter(event -> show.equals("all") || show.equals(event.kind() + "s"))
        .filter(event -> event.at() != null)
        .forEach(event -> {
          TimelinePosition place = place(event);
          if (position == null || place.compareTo(position) > 0) {
            events.put(place, event);
          }
        });
  }

  private static TimelinePosition place(Event event) {
    return new TimelinePosition(
        Objects.requireNonNullElse(event.at(), Instant.MIN),
        StableIds.of("timeline", event.kind(), event.title(), event.details()));
  }

  private static Event event(TimelineEntry entry, Reader reader) {
    return new Event(
        entry.show(),
        entry.tone(),
        entry.icon(),
        entry.at(),
        text(entry.title(), reader),
        entry.details().stream()
            .map(phrase -> text(phrase, reader))
            .collect(Collectors.joining(" · ")),
        entry.amount(),
        entry.items().stream().map(item -> line(item, reader)).toList(),
        null);
  }

  private static Line line(Item item, Reader reader) {
    BigDecimal quantity = item.quantity();
    return new Line(item.title(), quantity == null ? "" : number(quantity, reader), item.amount());
  }

  private static String text(Phrase phrase, Reader reader) {
    return reader.t(phrase.key(), phrase.values().toArray());
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

  private static Instant time(ShopOrder order) {
    return Objects.requireNonNullElse(order.orderedAt(), Instant.MIN);
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
    return new Line(title, number(line.quantity(), reader), line.amount());
  }

  private static String number(BigDecimal quantity, Reader reader) {
    boolean whole = quantity.stripTrailingZeros().scale() <= 0;
    return reader.formats().number(quantity.doubleValue(), whole ? 0 : 2);
  }

  private static String next(String path, String show, TimelinePosition last) {
    return path + "?show=" + show + "&after=" + last.at() + "_" + last.id();
  }

  private static @Nullable TimelinePosition position(String after) {
    int end = after.indexOf('_');
    if (end < 0) {
      return null;
    }
    try {
      return new TimelinePosition(
          Instant.parse(after.substring(0, end)), UUID.fromString(after.substring(end + 1)));
    } catch (DateTimeParseException | IllegalArgumentException _) {
      return null;
    }
  }
}
