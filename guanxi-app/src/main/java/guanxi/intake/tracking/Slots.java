package guanxi.intake.tracking;

import java.util.ArrayList;
import java.util.List;

/**
 * Which table of the landing is written. When one has grown large and another is empty the writers
 * go on there; the left one is emptied as a whole once everything in it was promoted.
 */
final class Slots {

  static final int COUNT = 4;

  private final long turnBytes;
  private int current;
  private long written;
  private final boolean[] filled = new boolean[COUNT];

  /**
   * Nothing is known of what an earlier process left, so all tables but the first count as filled.
   */
  Slots(long turnBytes) {
    this.turnBytes = turnBytes;
    for (int slot = 1; slot < COUNT; slot++) {
      filled[slot] = true;
    }
  }

  /** The table to write this much to. */
  synchronized int write(long bytes) {
    if (written >= turnBytes) {
      turn();
    }
    written += bytes;
    filled[current] = true;
    return current;
  }

  /**
   * The tables that may be emptied once all in them is promoted; those that are not being written.
   *
   * @param idle whether nothing is coming in, so that the one being written may be left too
   */
  synchronized List<Integer> left(boolean idle) {
    if (idle && written > turnBytes / 16) {
      turn();
    }
    List<Integer> left = new ArrayList<>();
    for (int slot = 0; slot < COUNT; slot++) {
      if (slot != current && filled[slot]) {
        left.add(slot);
      }
    }
    return left;
  }

  /** Says that a table is empty. */
  synchronized void emptied(int slot) {
    filled[slot] = false;
  }

  private void turn() {
    for (int step = 1; step < COUNT; step++) {
      int next = (current + step) % COUNT;
      if (!filled[next]) {
        current = next;
        written = 0;
        return;
      }
    }
  }
}
