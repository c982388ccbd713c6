package guanxi.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When the identities of one kind within one person were met: what a limit counts. */
final class Tally {

  private final int undated;
  private final long[] seen;

  private Tally(int undated, long[] seen) {
    this.undated = undated;
    this.seen = seen;
  }

  /** Of a single identity. */
  static Tally of(@Nullable Instant firstSeen) {
    return firstSeen == null
        ? new Tally(1, new long[0])
        : new Tally(0, new long[] {firstSeen.getEpochSecond()});
  }

  /** Of two persons' identities together. */
  Tally plus(Tally other) {
    long[] together = Arrays.copyOf(seen, seen.length + other.seen.length);
    System.arraycopy(other.seen, 0, together, seen.length, other.seen.length);
    Arrays.sort(together);
    return new Tally(undated + other.undated, together);
  }

  /**
   * The most that were met within one window. Undated ones may have been met at any time and count
   * in every window.
   */
  int most(Duration window) {
    if (window.isZero()) {
      return undated + seen.length;
    }
    int most = 0;
    int first = 0;
    for (int last = 0; last < seen.length; last++) {
      while (seen[last] - seen[first] >= window.toSeconds()) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return undated + most;
  }
}
