package guanxi.cli.analyze;

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
import guanxi.files.ValueStyle;
import guanxi.files.records.Identity;
import guanxi.files.records.ImportRecord;
import guanxi.files.records.OrderLineRecord;
import guanxi.files.records.OrderRecord;
import guanxi.files.values.Money;
import guanxi.warehouse.Feeds;
import guanxi.warehouse.TableLoader;
import guanxi.warehouse.WarehouseEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order file: how it is understood, and its rows poured into the warehouse. */
final class OrderFile {

  private final Path file;
  private final ImportPlan plan;

  private OrderFile(Path file, ImportPlan plan) {
    this.file = file;
    this.plan = plan;
  }

  /** Looks at the file and applies what the person said of its columns. */
  static OrderFile detect(AnalyzeOptions options, Instant now) {
    try {
      Detection detection = Detection.of(options.file(), Defaults.at(now));
      return new OrderFile(options.file(), plan(detection, options));
    } catch (UnreadableFileException unreadable) {
      throw unreadable(options.file(), unreadable);
    } catch (IOException broken) {
      throw CommandFailure.badInput("cli.analyze.no-file", options.file());
    }
  }

  private static ImportPlan plan(Detection detection, AnalyzeOptions options) {
    ImportPlan plan = detection.plan();
    ValueStyle style = plan.style();
    String currency = options.currency().isEmpty() ? style.currency() : options.currency();
    plan =
        plan.withStyle(
            new ValueStyle(
                style.dateOrder(), style.decimalSign(), options.zone(), currency, style.country()));
    if (!options.columns().isEmpty()) {
      plan = plan.withFormat(KnownFormat.GENERIC_ORDERS).withMapping(chosen(detection, options));
    }
    requireColumns(plan, options.file());
    return plan;
  }

  private static ColumnMapping chosen(Detection detection, AnalyzeOptions options) {
    List<String> header = detection.header();
    ColumnMapping mapping = detection.plan().mapping();
    for (Map.Entry<Role, String> choice : options.columns().entrySet()) {
      mapping = choose(mapping, choice.getKey(), choice.getValue(), header);
    }
    return mapping;
  }

  /** A column means one thing: whatever was guessed of a chosen column is forgotten. */
  private static ColumnMapping choose(
      ColumnMapping mapping, Role role, String name, List<String> header) {
    ColumnMapping chosen;
    try {
      chosen = mapping.withChosen(role, name, header);
    } catch (IllegalArgumentException _) {
      throw CommandFailure.badInput(
          "cli.analyze.no-column",
          name,
          role.name().toLowerCase(Locale.ROOT),
          String.join(", ", header));
    }
    int index = chosen.index(role);
    for (Map.Entry<Role, ColumnMapping.Column> other : mapping.columns().entrySet()) {
      if (other.getKey() != role && other.getValue().index() == index) {
        chosen = chosen.without(other.getKey());
      }
    }
    return chosen;
  }

  private static void requireColumns(ImportPlan plan, Path file) {
    ColumnMapping mapping = plan.mapping();
    boolean hasCustomer =
        mapping.has(Role.CUSTOMER) || mapping.has(Role.EMAIL) || mapping.has(Role.PHONE);
    if (!hasCustomer) {
      throw CommandFailure.badInput("cli.analyze.column-needed", file, "customer");
    }
    if (!mapping.has(Role.TIME)) {
      throw CommandFailure.badInput("cli.analyze.column-needed", file, "time");
    }
  }

  /** How the file is understood. */
  ImportPlan plan() {
    return plan;
  }

  /** Reads every row into {@link Feeds#ORDER_LINE}. */
  RowCounts readInto(WarehouseEngine engine, Instant now) {
    RowCounts counts = new RowCounts();
    try (RecordReader rows = RecordReader.open(file, plan, now);
        TableLoader lines = engine.load(Feeds.ORDER_LINE)) {
      RowOutcome outcome = rows.next();
      while (outcome != null) {
        counts.rowRead();
        switch (outcome) {
          case RowOutcome.Rejected rejected -> counts.rejected(rejected.reasons());
          case RowOutcome.Accepted accepted ->
              accepted.records().forEach(said -> take(said, lines, counts));
        }
        outcome = rows.next();
      }
    } catch (UnreadableFileException unreadable) {
      throw unreadable(file, unreadable);
    } catch (UnsupportedOperationException _) {
      throw CommandFailure.badInput("cli.analyze.no-orders", file, plan.format());
    } catch (IOException broken) {
      throw CommandFailure.badInput("cli.analyze.no-file", file);
    }
    return counts;
  }

  private void take(ImportRecord said, TableLoader lines, RowCounts counts) {
    switch (said) {
      case OrderRecord order when order.cancelledAt() == null && order.orderedAt() != null ->
          append(
              new Line(
                  order.orderNo(),
                  order.customer(),
                  order.orderedAt(),
                  order.total(),
                  order.refunded() == null ? 0 : Math.abs(order.refunded().minor()),
                  false),
              lines,
              counts);
      // lines without a time repeat an order that came before them
      case OrderLineRecord line when line.orderedAt() != null ->
          append(
              new Line(
                  line.orderNo(),
                  line.customer(),
                  line.orderedAt(),
                  line.amount(),
                  0,
                  line.isReturn()),
              lines,
              counts);
      default -> {}
    }
  }

  private void append(Line line, TableLoader lines, RowCounts counts) {
    if (line.customer().isEmpty()) {
      counts.withoutCustomer();
      return;
    }
    Money amount = line.amount();
    if (amount == null) {
      counts.withoutAmount();
    }
    ZoneId zone = plan.style().zone();
    counts.orderedOn(line.at().atZone(zone).toLocalDate());
    lines
        .text(line.orderNo())
        .text(customer(line.customer()))
        .instant(line.at())
        .text(amount == null ? plan.style().currency() : amount.currency())
        .number(amount == null ? 0 : amount.minor())
        .number(line.refunded())
        .text(line.isReturn() ? "return" : "order")
        .endRow();
  }

  /** Without a server nobody joins identities: the customer number decides, else the first. */
  private static String customer(List<Identity> identities) {
    for (Identity identity : identities) {
      if (identity.kind() == Identity.Kind.ACCOUNT) {
        return identity.value();
      }
    }
    return identities.getFirst().value();
  }

  private static CommandFailure unreadable(Path file, UnreadableFileException unreadable) {
    return CommandFailure.badInput(
        "cli.file." + unreadable.problem().name().toLowerCase(Locale.ROOT), file);
  }

  /** What a row says of a purchase. */
  private record Line(
      String orderNo,
      List<Identity> customer,
      Instant at,
      @Nullable Money amount,
      long refunded,
      boolean isReturn) {}
}
