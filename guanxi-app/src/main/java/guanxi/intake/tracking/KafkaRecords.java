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
    String visitor = request.visitor();
    if (visitor != null) {
      headers.add(VISITOR, visitor.getBytes(StandardCharsets.UTF_8));
    }
    return made;
  }

  /** Positions begin at 1, as 0 means that nothing was promoted yet. */
  static Waiting read(ConsumerRecord<byte[], byte[]> found) {
    Header received = found.headers().lastHeader(RECEIVED);
    Header call = found.headers().lastHeader(CALL);
    Header visitor = found.headers().lastHeader(VISITOR);
    return new Waiting(
        found.offset() + 1,
        received == null
            ? Instant.ofEpochMilli(found.timestamp())
            : Instant.EPOCH.plus(ByteBuffer.wrap(received.value()).getLong(), ChronoUnit.MICROS),
        Call.ofCode(call == null ? 0 : call.value()[0]),
        visitor == null ? null : new String(visitor.value(), StandardCharsets.UTF_8),
        found.value());
  }

  /** The offset of the record from which a stream goes on after a row. */
  static long offset(long after) {
    return Math.max(0, after / LandedReader.PLACES - 1);
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
