package guanxi.console.customers;

import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.insight.CustomerFilter;
import guanxi.ordering.Orders;
import guanxi.ordering.ShopOrder;
import guanxi.shared.CustomerId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns what stands in the address into what the list of scores can be asked for. */
@Component
class Wanted {

  /** So many are found by a contact point; more would not help anybody. */
  private static final int FOUND_AT_MOST = 500;

  private static final int ORDERS_AT_MOST = 200;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final Customers customers;
  private final Orders orders;

  Wanted(Customers customers, Orders orders) {
    this.customers = customers;
    this.orders = orders;
  }

  /** The filter of the list. */
  CustomerFilter filter(Filter filter) {
    Filter.Quiet quiet = filter.quiet();
    return new CustomerFilter(
        filter.search().isEmpty() ? null : filter.search(),
        filter.search().isEmpty() ? List.of() : found(filter.search()),
        Set.copyOf(filter.stages()),
        numbers(filter.shops()),
        Set.copyOf(filter.countries()),
        filter.currency().isEmpty() ? null : filter.currency(),
        numbers(filter.values()),
        quiet == null ? null : quiet.from(),
        quiet == null ? null : quiet.to(),
        ranges(filter),
        segments(filter.segments()));
  }

  private static Set<Integer> segments(List<String> texts) {
    return numbers(texts).stream()
        .filter(number -> number <= Short.MAX_VALUE)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static CustomerFilter.Ranges ranges(Filter filter) {
    Ranges ranges = filter.ranges();
    return new CustomerFilter.Ranges(
        Amounts.minor(ranges.spentFrom(), filter.currency()),
        Amounts.minor(ranges.spentTo(), filter.currency()),
        ranges.firstFrom(),
        ranges.firstTo(),
        ranges.lastFrom(),
        ranges.lastTo());
  }

  /** By contact point or order number; the list itself finds names. */
  private List<CustomerId> found(String search) {
    Set<CustomerId> found = new LinkedHashSet<>();
    customers.search(search, FOUND_AT_MOST).stream().map(Customer::id).forEach(found::add);
    for (ShopOrder order : orders.search(search, ORDERS_AT_MOST)) {
      CustomerId customer = order.customer();
      if (customer != null) {
        found.add(customer);
      }
    }
    return List.copyOf(found);
  }

  private static Set<Integer> numbers(List<String> texts) {
    return texts.stream()
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
