package guanxi.files;

import org.jspecify.annotations.Nullable;

/**
 * Numbers equal lines of an order: 1, 2, 3 …, in bounded memory.
 *
 * <p>Remembers at least the last million different lines, as 64-bit fingerprints in two generations
 * of which the older is dropped when the younger is full. Equal lines of one order that stand
 * further apart in the file count as the same line.
 */
final class Occurrences {

  private static final int GENERATION = 1_000_000;
  private static final int SLOTS = 1 << 21;
  private static final int FIRST_SLOTS = 1 << 12;

  private Table young = new Table(FIRST_SLOTS);
  private @Nullable Table old;

  /** Number of this line among its equals so far, from 1. */
  int next(String order, String line) {
    long fingerprint = mix(hash(order) * 31 + hash(line));
    int count = young.get(fingerprint);
    if (count == 0 && old != null) {
      count = old.get(fingerprint);
    }
    if (young.size >= GENERATION) {
      old = young;
      young = new Table(FIRST_SLOTS);
    } else if (young.size > young.keys.length / 2) {
      young = young.doubled();
    }
    young.put(fingerprint, count + 1);
    return count + 1;
  }

  /** 64 bits of a text, well spread. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 32)) * 0xd6e8feb86659fd93L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
    return mixed ^ (mixed >>> 32);
  }

  /** Open addressing; 0 marks a free slot, so the fingerprint 0 is counted as 1. */
  private static final class Table {

    private final long[] keys;
    private final int[] counts;
    private int size;

    Table(int slots) {
      keys = new long[slots];
      counts = new int[slots];
    }

    private int slot(long key) {
      int slot = (int) key & (keys.length - 1);
      while (keys[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) & (keys.length - 1);
      }
      return slot;
    }

    int get(long fingerprint) {
      return counts[slot(fingerprint == 0 ? 1 : fingerprint)];
    }

    void put(long fingerprint, int count) {
      long key = fingerprint == 0 ? 1 : fingerprint;
      int slot = slot(key);
      size += keys[slot] == 0 ? 1 : 0;
      keys[slot] = key;
      counts[slot] = count;
    }

    Table doubled() {
      Table doubled = new Table(Math.min(SLOTS, 2 * keys.length));
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] != 0) {
          doubled.put(keys[i], counts[i]);
        }
      }
      return doubled;
    }
  }
}
