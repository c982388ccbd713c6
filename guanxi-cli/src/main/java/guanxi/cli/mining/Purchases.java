package guanxi.cli.mining;

import guanxi.cli.CommandFailure;
import guanxi.files.ColumnMapping;
import guanxi.files.Defaults;
import guanxi.files.Detection;
import guanxi.files.ImportPlan;
import guanxi.files.KnownFormat;
import guanxi.files.RecordReader;
import guanxi.files.Role;
import guanxi.files.RowOutcome;
import guanxi.files.UnreadableFileException;
import guanxi.files.records.Identity;
import guanxi.files.records.ImportRecord;
import guanxi.files.records.OrderLineRecord;
import guanxi.files.records.OrderRecord;
import guanxi.kernels.basket.Baskets;
import guanxi.kernels.basket.FimiText;
import guanxi.kernels.recommend.SequenceText;
import guanxi.kernels.recommend.Sequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was bought together and what one after the other, out of any file that tells. */
final class Purchases {

  /** A product in an order; customer and time may stand with the order instead. */
  private record Line(
      String orderNo, String product, @Nullable String customer, @Nullable Instant at) {}

  private record Bought(String customer, Instant at, String product) {}

  private record Order(@Nullable String customer, @Nullable Instant at) {}

  private final ProductOptions options;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Order> orders = new HashMap<>();

  private Purchases(ProductOptions options) {
    this.options = options;
  }

  /** The baskets of a file: its lines, or the orders of an order table. */
  static Baskets baskets(ProductOptions options, Instant now) {
    if (options.isPlainText()) {
      return FimiText.parse(bytes(options.file()));
    }
    var purchases = new Purchases(options);
    purchases.read(now);
    Map<String, List<String>> byOrder = new LinkedHashMap<>();
    for (Line line : purchases.lines) {
      byOrder.computeIfAbsent(line.orderNo(), _ -> new ArrayList<>()).add(line.product());
    }
    var builder = new Baskets.Builder();
    byOrder.values().forEach(builder::add);
    return builder.build();
  }

  /** The sequences of a file: its lines, or what each customer of an order table bought. */
  static Sequences sequences(ProductOptions options, Instant now) {
    if (options.isPlainText()) {
      return SequenceText.parse(bytes(options.file()));
    }
    var purchases = new Purchases(options);
    purchases.read(now);
    Map<String, List<Bought>> byCustomer = new LinkedHashMap<>();
    for (Line line : purchases.lines) {
      Bought bought = purchases.bought(line);
      if (bought != null) {
        byCustomer.computeIfAbsent(bought.customer(), _ -> new ArrayList<>()).add(bought);
      }
    }
    var builder = new Sequences.Builder();
    for (List<Bought> bought : byCustomer.values()) {
      bought.sort(Comparator.comparing(Bought::at));
      builder.add(bought.stream().map(Bought::product).toList());
    }
    return builder.build();
  }

  /** A line with what its order says of it; null when nobody knows who or when. */
  private @Nullable Bought bought(Line line) {
    Order order = orders.getOrDefault(line.orderNo(), new Order(null, null));
    String customer = line.customer() == null ? order.customer() : line.customer();
    Instant at = line.at() == null ? order.at() : line.at();
    return customer == null || at == null ? null : new Bought(customer, at, line.product());
  }

  private void read(Instant now) {
    Path file = options.file();
    try (RecordReader rows = RecordReader.open(file, plan(now), now)) {
      for (RowOutcome row = rows.next(); row != null; row = rows.next()) {
        if (row instanceof RowOutcome.Accepted accepted) {
          accepted.records().forEach(this::take);
        }
      }
    } catch (UnreadableFileException unreadable) {
      String key = "cli.file." + unreadable.problem().name().toLowerCase(Locale.ROOT);
      throw CommandFailure.badInput(key, file);
    } catch (UnsupportedOperationException _) {
      throw CommandFailure.badInput("cli.products.no-products", file);
    } catch (IOException broken) {
      throw CommandFailure.badInput("cli.analyze.no-file", file);
    }
    if (lines.isEmpty()) {
      throw CommandFailure.badInput("cli.products.no-products", file);
    }
  }

  private ImportPlan plan(Instant now) throws IOException {
    Detection detection = Detection.of(options.file(), Defaults.at(now));
    ImportPlan plan = detection.plan();
    if (options.columns().isEmpty()) {
      return plan;
    }
    ColumnMapping mapping = plan.mapping();
    for (Map.Entry<Role, String> chosen : options.columns().entrySet()) {
      try {
        mapping = mapping.withChosen(chosen.getKey(), chosen.getValue(), detection.header());
      } catch (IllegalArgumentException _) {
        throw CommandFailure.badInput(
            "cli.analyze.no-column",
            chosen.getValue(),
            chosen.getKey().name().toLowerCase(Locale.ROOT),
            String.join(", ", detection.header()));
      }
    }
    return plan.withFormat(KnownFormat.GENERIC_ORDERS).withMapping(mapping);
  }

  /** Goods sent back are no purchases. */
  private void take(ImportRecord said) {
    switch (said) {
      case OrderRecord order ->
          orders.put(order.orderNo(), new Order(customer(order.customer()), order.orderedAt()));
      case OrderLineRecord line when !line.isReturn() && !line.productKey().isEmpty() ->
          lines.add(
              new Line(
                  line.orderNo(), line.productKey(), customer(line.customer()), line.orderedAt()));
      default -> {}
    }
  }

  private static @Nullable String customer(List<Identity> identities) {
    return identities.stream()
        .min(Comparator.comparing(identity -> identity.kind() != Identity.Kind.ACCOUNT))
        .map(Identity::value)
        .orElse(null);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException broken) {
      throw CommandFailure.badInput("cli.analyze.no-file", file);
    }
  }
}
