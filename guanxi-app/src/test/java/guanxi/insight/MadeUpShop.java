package guanxi.insight;

import guanxi.ordering.OrderMonths;
import guanxi.shared.CustomerId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Customers and orders that a test makes up and a refresh copies out. */
final class MadeUpShop implements WarehouseFeeds {

  private final List<String> customers = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();
  boolean breakOff;

  void clear() {
    customers.clear();
    orders.clear();
    breakOff = false;
  }

  CustomerId customer(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    customers.add(
        "%s,\"%s, \"\"x\"\"\",%s@example.com,,CN,杭州,2024-01-01T00:00:00.000001Z"
            .formatted(id, name, name));
    return new CustomerId(id);
  }

  void order(CustomerId customer, LocalDate day, String currency, long amount, long returned) {
    add(customer, day, currency, amount, returned, "order");
  }

  void creditNote(CustomerId customer, LocalDate day, String currency, long amount) {
    add(customer, day, currency, -amount, 0, "return");
  }

  /** Customers with rates and chances of leaving as the model assumes them. */
  void fill(int number, LocalDate today) {
    Random random = new Random(20260101);
    for (int i = 0; i < number; i++) {
      CustomerId customer = customer("k" + i);
      LocalDate day = today.minusDays(540 - random.nextInt(180));
      double pause = 10 + 80 * random.nextDouble();
      do {
        order(customer, day, "CNY", 1000 + random.nextInt(9000), 0);
        day = day.plusDays(1 + (long) (-pause * Math.log(1 - random.nextDouble())));
      } while (random.nextInt(100) < 85 && day.isBefore(today));
    }
  }

  private void add(
      CustomerId customer,
      LocalDate day,
      String currency,
      long amount,
      long returned,
      String kind) {
    Instant noon = day.atTime(4, 0).toInstant(ZoneOffset.UTC);
    orders.add(
        "%s,1,%s,%s,%s,%d,%d,%s,1,1.5"
            .formatted(
                new UUID(7, orders.size()),
                customer.value(),
                noon,
                currency,
                amount,
                returned,
                kind));
  }

  @Override
  public void copyCustomers(OutputStream to) {
    write(to, "customer_id,name,email,phone,country,city,first_seen_at", customers);
  }

  @Override
  public OrderMonths.Months orderMonths(OrderMonths.@Nullable Mark since) {
    return new OrderMonths.Months(
        new OrderMonths.Mark("test", 1),
        orders.stream()
            .collect(Collectors.groupingBy(MadeUpShop::month, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(month -> new OrderMonths.Month(month.getKey(), month.getValue(), true))
            .toList());
  }

  private static String month(String order) {
    return order.split(",", -1)[3].substring(0, 7);
  }

  @Override
  public void copyOrders(Collection<String> months, OutputStream to) {
    write(
        to,
        "order_id,source_id,customer_id,ordered_at,currency,amount_minor,returned_minor,kind,lines,units",
        orders);
    if (breakOff) {
      throw new IllegalStateException("the database went away");
    }
  }

  private static void write(OutputStream to, String header, List<String> lines) {
    try {
      to.write((header + "\n").getBytes(StandardCharsets.UTF_8));
      for (String line : lines) {
        to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Puts it in place of the modules' feeds. */
  @TestConfiguration
  static class Feeds {

    @Bean
    @Primary
    MadeUpShop shop() {
      return new MadeUpShop();
    }
  }
}
