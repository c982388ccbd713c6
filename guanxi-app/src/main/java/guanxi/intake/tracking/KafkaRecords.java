package guanxi.intake.tracking;

import guanxi.intake.tracking.LandedReader.Waiting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * How a request looks in Kafka: the body as sent is the value, what else is known of it stands in
 * headers. Its key is the first person in it, so that one person's requests keep their order.
 */
final class KafkaRecords {

  private static final String RECEIVED = "received";
  private static final String CALL = "call";
  private static final String EVENTS = "events";
  private static final String VISITOR = "visitor";

  /** The person is looked for among so many first tokens of a body. */
  private static final int LOOK_TOKENS = 400;

  private KafkaRecords() {}

  static ProducerRecord<byte[], byte[]> of(String topic, Landed request) {
    ProducerRecord<byte[], byte[]> made =
        new ProducerRecord<>(topic, person(request), request.body());
    Headers headers = made.headers();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, request.receivedAt());
    headers.add(RECEIVED, ByteBuffer.allocate(Long.BYTES).putLong(micros).array());
    headers.add(CALL, new byte[] {(byte) request.call().code()});
    headers.add(EVENTS, ByteBuffer.allocate(Integer.BYTES).putInt(request.events()).array());
    String visitor = request.visitor();
    if (visitor != null) {
      headers.add(VISITOR, visitor.getBytes(StandardCharsets.UTF_8));
    }
    return made;
  }

  /**
   * A request read from a topic.
   *
   * @param events how many it holds, as counted when it was taken in
   */
  record Fetched(Waiting request, int events) {

    /** Whether its last event is among the rows up to this one, which are facts. */
    boolean isDone(long after) {
      return request.position() * LandedReader.PLACES + events - 1 <= after;
    }

    int bytes() {
      return request.body().length;
    }
  }

  /** Positions begin at 1, as 0 means that nothing was promoted yet. */
  static Fetched read(ConsumerRecord<byte[], byte[]> found) {
    Headers headers = found.headers();
    Header received = headers.lastHeader(RECEIVED);
    Header code = headers.lastHeader(CALL);
    Header events = headers.lastHeader(EVENTS);
    Header visitor = headers.lastHeader(VISITOR);
    Call call = Call.ofCode(code == null ? 0 : code.value()[0]);
    Waiting request =
        new Waiting(
            found.offset() + 1,
            received == null
                ? Instant.ofEpochMilli(found.timestamp())
                : Instant.EPOCH.plus(
                    ByteBuffer.wrap(received.value()).getLong(), ChronoUnit.MICROS),
            call,
            visitor == null ? null : new String(visitor.value(), StandardCharsets.UTF_8),
            found.value());
    return new Fetched(
        request,
        events == null
            ? Events.of(call, found.value()).events().size()
            : ByteBuffer.wrap(events.value()).getInt());
  }

  /** The offset of the record from which a stream goes on after a row. */
  static long offset(long after) {
    return Math.max(0, after / LandedReader.PLACES - 1);
  }

  /** The offset of the first record of which nothing was promoted. */
  static long next(long after) {
    return after / LandedReader.PLACES;
  }

  private static byte @Nullable [] person(Landed request) {
    String visitor = request.visitor();
    String found = visitor == null ? firstPerson(request.body()) : visitor;
    return found == null ? null : found.getBytes(StandardCharsets.UTF_8);
  }

  /** The first anonymousId or userId; the body was scanned before, so it is JSON. */
  private static @Nullable String firstPerson(byte[] body) {
    try (JsonParser json = RequestScan.JSON.createParser(ObjectReadContext.empty(), body)) {
      for (int token = 0; token < LOOK_TOKENS && json.nextToken() != null; token++) {
        if (json.currentToken() == JsonToken.PROPERTY_NAME) {
          String name = json.currentName();
          boolean person = name.equals("anonymousId") || name.equals("userId");
          if (person && json.nextToken() == JsonToken.VALUE_STRING) {
            return json.getString();
          }
        }
      }
      return null;
    } catch (JacksonException _) {
      return null;
    }
  }
}
