package guanxi.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from what they name: the same parts give the same id in every installation and
 * after every rebuild. The first 128 bits of SHA-256, marked as a UUID of version 8 (RFC 9562).
 */
public final class StableIds {

  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(StableIds::sha);

  private StableIds() {}

  /** The id of the thing these parts name; (ab, c) and (a, bc) are different things. */
  public static UUID of(String... parts) {
    ByteBuffer hash = hash(parts);
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** A 64-bit hash of these parts, to see whether something changed. */
  public static long hash64(String... parts) {
    return hash(parts).getLong();
  }

  private static ByteBuffer hash(String... parts) {
    MessageDigest digest = DIGEST.get();
    digest.reset();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      int length = bytes.length;
      digest.update((byte) (length >>> 24));
      digest.update((byte) (length >>> 16));
      digest.update((byte) (length >>> 8));
      digest.update((byte) length);
      digest.update(bytes);
    }
    return ByteBuffer.wrap(digest.digest());
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
