package guanxi.kernels.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Puts people into groups by the hash of their id and the experiment's salt.
 *
 * <pre>
 *   position = first 53 bits of SHA-256(salt ␟ id) / 2⁵³, in [0, 1)
 * </pre>
 *
 * <p>The same person always falls into the same group, on any machine and without anything stored;
 * other salts give independent groups.
 */
public final class Assignment {

  private Assignment() {}

  /**
   * The group of a person.
   *
   * @param shares of the groups, at least one, positive and at most 1e100; they need not sum to 1
   * @return the index of the group
   */
  public static int group(String salt, String id, double... shares) {
    if (shares.length == 0) {
      throw new IllegalArgumentException("a person needs a group to be put into");
    }
    double total = 0;
    for (double share : shares) {
      if (!(share > 0 && share <= 1e100)) {
        throw new IllegalArgumentException(
            "shares must be positive and at most 1e100, was " + share);
      }
      total += share;
    }
    double left = position(salt, id) * total;
    for (int group = 0; group < shares.length - 1; group++) {
      left -= shares[group];
      if (left < 0) {
        return group;
      }
    }
    return shares.length - 1;
  }

  /** Where a person stands, evenly spread over [0, 1). */
  public static double position(String salt, String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((salt + '\u001F' + id).getBytes(StandardCharsets.UTF_8));
      long bits = 0;
      for (int i = 0; i < 8; i++) {
        bits = (bits << 8) | (hash[i] & 0xFF);
      }
      return (bits >>> 11) * 0x1p-53;
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
