package guanxi.insight;

import guanxi.ordering.OrderMonths;
import guanxi.ordering.OrderMonths.Month;
import guanxi.warehouse.Feeds;
import guanxi.warehouse.TableShape;
import guanxi.warehouse.WarehouseEngine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The feeds as Parquet files that stay in the warehouse folder between refreshes, for other tools
 * to read too: {@code customer.parquet}, and the orders in {@code shop_order/month=2026-01}. Only
 * months that changed are copied out of the database again.
 *
 * <p>{@code shop_order.json} says what the files hold. It is written last: after a crash in between
 * the months it does not know of count as changed.
 */
final class KeptFeeds {

  /** After this all months are copied, whatever is thought to be known of them. */
  private static final Duration TRUSTED = Duration.ofDays(7);

  private static final TableShape CUSTOMERS = Feeds.CUSTOMER.withIds(Set.of("customer_id"));

  private static final TableShape ORDERS =
      Feeds.SHOP_ORDER.withIds(Set.of("order_id", "customer_id"));

  /** Files whose columns are of other types than today's are not read. */
  private static final String TYPES = "/2";

  private final WarehouseEngine engine;
  private final Path folder;
  private final Path orders;
  private final Path manifest;

  KeptFeeds(WarehouseEngine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
    this.orders = folder.resolve(ORDERS.name());
    this.manifest = folder.resolve(ORDERS.name() + ".json");
  }

  /**
   * What the files hold.
   *
   * @param engine whose files they are, and the version of their types
   * @param copiedAt when all months were copied last
   * @param months rows of each
   */
  record Manifest(
      String engine, String table, long transaction, Instant copiedAt, Map<String, Long> months) {}

  /** Copies all customers. */
  void customers(WarehouseFeeds feeds) throws IOException {
    Path parquet = folder.resolve(CUSTOMERS.name() + ".parquet");
    if (Files.isDirectory(parquet)) { // as another engine writes it
      delete(parquet);
    }
    spooled(
        CUSTOMERS.name(), feeds::copyCustomers, csv -> engine.convertCsv(CUSTOMERS, csv, parquet));
    engine.registerParquet(CUSTOMERS.name(), parquet);
  }

  /** Copies the months of orders that changed; how many did. */
  int orders(WarehouseFeeds feeds, Instant now) throws IOException {
    Files.deleteIfExists(folder.resolve(ORDERS.name() + ".parquet"));
    Manifest known = read(now);
    OrderMonths.Months found =
        feeds.orderMonths(
            known == null ? null : new OrderMonths.Mark(known.table(), known.transaction()));
    Map<String, Long> before = known == null ? Map.of() : known.months();
    List<String> changed =
        found.months().stream()
            .filter(month -> hasChanged(month, before))
            .map(Month::month)
            .toList();
    Files.createDirectories(orders);
    forget(found.months(), changed);
    if (!changed.isEmpty()) {
      spooled(
          ORDERS.name(),
          out -> feeds.copyOrders(changed, out),
          csv -> engine.convertCsvByMonth(ORDERS, "ordered_at", csv, orders));
    }
    boolean everything = changed.size() == found.months().size();
    write(found, known == null || everything ? now : known.copiedAt());
    if (found.months().isEmpty()) {
      engine.load(ORDERS).close();
    } else {
      engine.registerParquet(ORDERS.name(), orders);
    }
    return changed.size();
  }

  private boolean hasChanged(Month month, Map<String, Long> before) {
    Long rows = before.get(month.month());
    return month.hasNewRows()
        || rows == null
        || rows != month.orders()
        || !Files.isDirectory(orders.resolve("month=" + month.month()));
  }

  /** Removes the files of months that changed or are gone. */
  private void forget(List<Month> months, List<String> changed) throws IOException {
    List<String> kept =
        months.stream()
            .map(Month::month)
            .filter(month -> !changed.contains(month))
            .map(month -> "month=" + month)
            .toList();
    try (Stream<Path> folders = Files.list(orders)) {
      for (Path month : folders.toList()) {
        if (!kept.contains(month.getFileName().toString())) {
          delete(month);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void spooled(String name, Consumer<OutputStream> feed, Consumer<Path> use)
      throws IOException {
    Path csv = folder.resolve(name + ".csv");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 18)) {
        feed.accept(out);
      }
      use.accept(csv);
    } finally {
      Files.deleteIfExists(csv);
    }
  }

  private @Nullable Manifest read(Instant now) throws IOException {
    if (!Files.isRegularFile(manifest)) {
      return null;
    }
    try {
      Manifest known = JsonMapper.shared().readValue(Files.readString(manifest), Manifest.class);
      boolean trusted =
          (engine.name() + TYPES).equals(known.engine())
              && !known.copiedAt().plus(TRUSTED).isBefore(now);
      return trusted ? known : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  private void write(OrderMonths.Months found, Instant copiedAt) throws IOException {
    Map<String, Long> months = new LinkedHashMap<>();
    found.months().forEach(month -> months.put(month.month(), month.orders()));
    Manifest held =
        new Manifest(
            engine.name() + TYPES,
            found.mark().table(),
            found.mark().transaction(),
            copiedAt,
            months);
    Path next = folder.resolve(manifest.getFileName() + ".next");
    Files.writeString(next, JsonMapper.shared().writeValueAsString(held));
    Files.move(next, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
