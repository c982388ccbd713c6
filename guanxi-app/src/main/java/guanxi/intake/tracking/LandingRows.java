package guanxi.intake.tracking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Requests in PostgreSQL's binary format of COPY, for {@code intake.landing}. */
final class LandingRows {

  static final String COPY =
      """
      COPY intake.landing (slot, lane, source_id, received_at, call, events, visitor, body)
      FROM STDIN (FORMAT binary)
      """;

  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final short COLUMNS = 8;

  /** PostgreSQL counts from the year 2000. */
  private static final long EPOCH_SECONDS = 946_684_800L;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  /** Begins anew, keeping the memory unless it has become much. */
  void begin() {
    if (bytes.length > 1 << 23) {
      bytes = new byte[1 << 16];
    }
    length = 0;
    raw(HEADER);
  }

  void add(int slot, int lane, Landed request) {
    two(COLUMNS);
    small(slot);
    small(lane);
    four(4);
    four(request.source());
    four(8);
    eight(micros(request.receivedAt()));
    small(request.call().code());
    four(4);
    four(request.events());
    text(request.visitor());
    four(request.body().length);
    raw(request.body());
  }

  void end() {
    two(-1);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private static long micros(Instant time) {
    return (time.getEpochSecond() - EPOCH_SECONDS) * 1_000_000L + time.getNano() / 1000;
  }

  private void small(int value) {
    four(2);
    two(value);
  }

  private void text(@Nullable String value) {
    if (value == null) {
      four(-1);
    } else {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      four(utf8.length);
      raw(utf8);
    }
  }

  private void two(int value) {
    reserve(2);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  private void four(int value) {
    two(value >> 16);
    two(value);
  }

  private void eight(long value) {
    four((int) (value >> 32));
    four((int) value);
  }

  private void raw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
