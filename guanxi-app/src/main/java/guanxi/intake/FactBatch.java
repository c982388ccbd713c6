package guanxi.intake;

import guanxi.customer.Identity;
import guanxi.intake.Fact.OrderPart;
import guanxi.intake.Fact.ProductPart;
import guanxi.platform.CopyBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that will be committed together, already in the form in which they go into the temporary
 * tables of {@link FactTables}. Filled by the reading thread, emptied by the database's.
 */
public final class FactBatch {

  /** Rows per transaction: large enough to drown its cost, small enough to show progress. */
  static final int ROWS = 20_000;

  /** Parts the arguments of a rejection in its column. */
  static final String ARGUMENTS = "\u001f";

  private static final int MAX_BYTES = 16 << 20;

  private final CopyBuffer facts = new CopyBuffer();
  private final CopyBuffer links = new CopyBuffer();
  private final CopyBuffer traits = new CopyBuffer();
  private final CopyBuffer identities = new CopyBuffer();
  private final CopyBuffer rejections = new CopyBuffer();
  private final Map<Identity, UUID> identityIds = new HashMap<>();
  private final List<EventReading> readings;
  private final List<CopyBuffer> read = new ArrayList<>();
  private long rows;
  private long rejected;
  private long lastRow;

  /** An empty batch; what these modules want of events is kept beside it. */
  FactBatch(List<EventReading> readings) {
    this.readings = readings;
    readings.forEach(_ -> read.add(new CopyBuffer()));
  }

  /** Adds a fact of a row. A row's facts are added one after the other. */
  void add(long row, String body, Fact fact) {
    int sequence = facts.rows();
    Identity person = fact.identities().isEmpty() ? null : fact.identities().getFirst();
    UUID personId = person == null ? null : idOf(person);
    facts
        .number(sequence)
        .number(row)
        .number(fact.kind().code())
        .uuid(fact.key())
        .number(fact.contentHash())
        .instant(fact.happenedAt())
        .number(person == null ? null : Long.valueOf(person.kind().code()))
        .uuid(personId);
    writeOrder(fact.order());
    writeProduct(fact.product());
    EventBody event = fact.event();
    writeTimes(event);
    facts.text(body).endRow();
    if (personId != null) {
      writePerson(sequence, personId, fact);
    }
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
    return rows >= ROWS || facts.sizeBytes() + readBytes() >= MAX_BYTES;
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

  CopyBuffer facts() {
    return facts;
  }

  CopyBuffer links() {
    return links;
  }

  CopyBuffer traits() {
    return traits;
  }

  /** Hands over what each module wanted of the events. */
  void forEachReading(BiConsumer<EventReading, CopyBuffer> taker) {
    for (int i = 0; i < read.size(); i++) {
      taker.accept(readings.get(i), read.get(i));
    }
  }

  CopyBuffer identities() {
    return identities;
  }

  CopyBuffer rejections() {
    return rejections;
  }

  private void writePerson(int sequence, UUID personId, Fact fact) {
    for (Identity identity : fact.identities()) {
      UUID id = idOf(identity);
      if (!id.equals(personId)) {
        links.number(sequence).uuid(personId).uuid(id).endRow();
      }
    }
    fact.traits()
        .forEach(
            (trait, value) -> traits.number(sequence).number(trait.code()).text(value).endRow());
  }

  private void writeTimes(@Nullable EventBody event) {
    if (event == null) {
      facts.none().none().none();
    } else {
      facts.instant(event.originalAt()).instant(event.sentAt()).instant(event.receivedAt());
    }
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

  /** Every identity is written when it is first named. */
  private UUID idOf(Identity identity) {
    UUID known = identityIds.get(identity);
    if (known != null) {
      return known;
    }
    UUID id = identity.id();
    identityIds.put(identity, id);
    identities
        .uuid(id)
        .number(identity.kind().code())
        .text(identity.platform())
        .text(identity.value())
        .endRow();
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
