package guanxi.intake;

import guanxi.customer.Identity;
import guanxi.customer.Trait;
import guanxi.intake.Fact.OrderPart;
import guanxi.intake.Fact.ProductPart;
import guanxi.platform.CopyBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that will be committed together, already in the form in which they go into the log and the
 * temporary tables of {@link FactTables}. Filled by the reading thread, emptied by the database's.
 */
public final class FactBatch {

  /** Rows per transaction: large enough to drown its cost, small enough to show progress. */
  static final int ROWS = 20_000;

  /** Parts the arguments of a rejection in its column. */
  static final String ARGUMENTS = "\u001f";

  private static final int MAX_BYTES = 16 << 20;

  private final List<Told> told = new ArrayList<>();
  private final CopyBuffer log = new CopyBuffer();
  private final CopyBuffer facts = new CopyBuffer();
  private final CopyBuffer rejections = new CopyBuffer();
  private final Map<Identity, UUID> identityIds = new HashMap<>();
  private final Map<UUID, Identity> identities = new HashMap<>();
  private final List<EventReading> readings;
  private final List<CopyBuffer> read = new ArrayList<>();
  private long rows;
  private long rejected;
  private long lastRow;

  /**
   * What the pipeline looks at itself before it hands on the rest.
   *
   * @param receivedAt of an event; null for what a file says, which comes in as it is stored
   * @param persons ids of the identities, the most telling first
   */
  record Told(
      long row,
      UUID key,
      long contentHash,
      @Nullable Instant happenedAt,
      @Nullable Instant receivedAt,
      List<UUID> persons,
      Map<Trait, String> traits) {}

  /** An empty batch; what these modules want of events is kept beside it. */
  FactBatch(List<EventReading> readings) {
    this.readings = readings;
    readings.forEach(_ -> read.add(new CopyBuffer()));
  }

  /** Adds a fact of a row. A row's facts are added one after the other. */
  void add(long row, String body, Fact fact) {
    int sequence = told.size();
    EventBody event = fact.event();
    List<UUID> persons = fact.identities().stream().map(this::idOf).toList();
    told.add(
        new Told(
            row,
            fact.key(),
            fact.contentHash(),
            fact.happenedAt(),
            event == null ? null : event.receivedAt(),
            persons,
            fact.traits()));
    writeLog(row, body, fact);
    facts
        .number(sequence)
        .number(row)
        .number(fact.kind().code())
        .uuid(fact.key())
        .instant(fact.happenedAt());
    if (persons.isEmpty()) {
      facts.none().none();
    } else {
      facts.number(fact.identities().getFirst().kind().code()).uuid(persons.getFirst());
    }
    writeOrder(fact.order());
    writeProduct(fact.product());
    facts.endRow();
    if (event != null) {
      writeReadings(sequence, fact);
    }
  }

  /** Counts a row that was understood; its facts were added. */
  void endRow(long row) {
    rows++;
    lastRow = row;
  }

  /** Counts a row that was not understood. The first {@code kept} of them are shown. */
  void reject(long row, RejectedRow rejection, boolean kept) {
    rows++;
    rejected++;
    lastRow = row;
    if (kept) {
      rejections
          .number(row)
          .text(rejection.column())
          .text(rejection.code())
          .text(rejection.value())
          .text(String.join(ARGUMENTS, rejection.arguments()))
          .endRow();
    }
  }

  boolean isFull() {
    return rows >= ROWS || log.sizeBytes() + facts.sizeBytes() + readBytes() >= MAX_BYTES;
  }

  private long readBytes() {
    long bytes = 0;
    for (CopyBuffer rowsOfOne : read) {
      bytes += rowsOfOne.sizeBytes();
    }
    return bytes;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** How many rows are in the batch. */
  public long rows() {
    return rows;
  }

  /** How many of them were not understood. */
  public long rejected() {
    return rejected;
  }

  /** The number of the last row in the batch. */
  public long lastRow() {
    return lastRow;
  }

  /** The facts, in their order. */
  List<Told> told() {
    return told;
  }

  /** A row per fact of what the log keeps, as far as it is known before it is stored. */
  CopyBuffer log() {
    return log;
  }

  /** A row per fact of what projections read, as far as it is known before it is stored. */
  CopyBuffer facts() {
    return facts;
  }

  /** Hands over what each module wanted of the events. */
  void forEachReading(BiConsumer<EventReading, CopyBuffer> taker) {
    for (int i = 0; i < read.size(); i++) {
      taker.accept(readings.get(i), read.get(i));
    }
  }

  CopyBuffer rejections() {
    return rejections;
  }

  /** The identity of an id that a fact of the batch named. */
  Identity identity(UUID id) {
    return Objects.requireNonNull(identities.get(id));
  }

  private void writeLog(long row, String body, Fact fact) {
    EventBody event = fact.event();
    Instant original = event == null ? null : event.originalAt();
    log.uuid(fact.key())
        .number(fact.contentHash())
        .number(row)
        .number(fact.kind().code())
        .instant(fact.happenedAt())
        .instant(original == null ? fact.happenedAt() : original)
        .instant(event == null ? null : event.sentAt())
        .text(body)
        .endRow();
  }

  private void writeReadings(int sequence, Fact event) {
    for (int i = 0; i < read.size(); i++) {
      EventReading reading = readings.get(i);
      if (reading.wants(event)) {
        CopyBuffer row = read.get(i).number(sequence);
        reading.write(event, row);
        row.endRow();
      }
    }
  }

  private UUID idOf(Identity identity) {
    UUID known = identityIds.get(identity);
    if (known != null) {
      return known;
    }
    UUID id = identity.id();
    identityIds.put(identity, id);
    identities.put(id, identity);
    return id;
  }

  private void writeOrder(@Nullable OrderPart order) {
    if (order == null) {
      for (int column = 0; column < 13; column++) {
        facts.none();
      }
      return;
    }
    facts
        .uuid(order.orderId())
        .text(order.orderNo())
        .text(order.currency())
        .number(order.amountMinor())
        .number(order.shippingMinor())
        .number(order.refundedMinor())
        .number(order.paidMinor())
        .decimal(order.quantity())
        .decimal(order.unitPrice())
        .flag(order.returned())
        .flag(order.cancelled())
        .text(order.country())
        .text(order.status());
  }

  private void writeProduct(@Nullable ProductPart product) {
    if (product == null) {
      facts.none().none().none().none();
      return;
    }
    facts
        .uuid(product.productId())
        .text(product.key())
        .text(product.title())
        .text(product.category());
  }
}
