package guanxi.intake.tracking;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/**
 * Reads what a client sent, whatever it calls it: plain or gzip by its first bytes, up to a limit.
 * The memory comes out of an {@link Allowance}; closing gives it back.
 */
final class BodyReader implements AutoCloseable {

  /** What one request may hold, unpacked. */
  static final int LIMIT_BYTES = 500 * 1024;

  private static final int FIRST_BYTES = 4 * 1024;

  /** What is read of a body that is too large, so that its sender hears the answer. */
  private static final long DRAIN_BYTES = 32L << 20;

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final Allowance allowance;
  private final LongSupplier nanos;
  private long taken;

  BodyReader(Allowance allowance, LongSupplier nanos) {
    this.allowance = allowance;
    this.nanos = nanos;
  }

  /**
   * Reads all of it.
   *
   * @param announced the length as announced; negative if it was not
   */
  byte[] read(InputStream sent, long announced) throws IOException, Refused {
    long until = nanos.getAsLong() + PATIENCE_NANOS;
    byte[] body = upToLimit(sent, (int) Math.min(announced, LIMIT_BYTES), until);
    if (body.length > LIMIT_BYTES) {
      drain(sent, until);
      throw Refused.wrong("request larger than 500 KB");
    }
    if (body.length < 2 || body[0] != (byte) 0x1F || body[1] != (byte) 0x8B) {
      return body;
    }
    byte[] unpacked = unpack(body, until);
    if (unpacked.length > LIMIT_BYTES) {
      throw Refused.wrong("request larger than 500 KB");
    }
    return unpacked;
  }

  /** How much of the allowance is taken. */
  long taken() {
    return taken;
  }

  @Override
  public void close() {
    allowance.give(taken);
    taken = 0;
  }

  private byte[] unpack(byte[] packed, long until) throws Refused {
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return upToLimit(plain, 4 * packed.length, until);
    } catch (IOException _) {
      throw Refused.wrong("gzip is damaged");
    }
  }

  /** At most one byte more than the limit. */
  private byte[] upToLimit(InputStream from, int expected, long until) throws IOException, Refused {
    byte[] bytes = new byte[take(Math.clamp(expected + 1L, FIRST_BYTES, LIMIT_BYTES + 1))];
    int length = 0;
    while (true) {
      int read = from.read(bytes, length, bytes.length - length);
      if (read < 0) {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
      }
      length += read;
      if (length > LIMIT_BYTES) {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
      }
      if (nanos.getAsLong() - until > 0) {
        throw Refused.tooSlow();
      }
      if (length == bytes.length) {
        int more = Math.min(2 * length, LIMIT_BYTES + 1);
        take(more - length);
        bytes = Arrays.copyOf(bytes, more);
      }
    }
  }

  private int take(int bytes) throws Refused {
    if (!allowance.take(bytes)) {
      throw Refused.busy();
    }
    taken += bytes;
    return bytes;
  }

  private void drain(InputStream sent, long until) throws IOException {
    byte[] scrap = new byte[16 * 1024];
    long left = DRAIN_BYTES;
    while (left > 0 && nanos.getAsLong() - until < 0) {
      int read = sent.read(scrap);
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }
}
