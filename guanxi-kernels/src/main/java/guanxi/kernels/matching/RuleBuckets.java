package guanxi.kernels.matching;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The records that have each value under one blocking rule: chains in arrays, 16 bytes a record.
 */
final class RuleBuckets {

  private int[] heads;
  private int[] next;
  private int[] hashes;
  private int size;

  RuleBuckets(int expected) {
    heads = new int[Integer.highestOneBit(Math.max(16, expected)) << 1];
    Arrays.fill(heads, -1);
    next = new int[Math.max(16, expected)];
    hashes = new int[next.length];
  }

  /** Adds the next record; hash 0 is in no block. */
  void add(int hash) {
    if (size == next.length) {
      next = Arrays.copyOf(next, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
      rehash();
    }
    hashes[size] = hash;
    link(size++);
  }

  private void rehash() {
    heads = new int[2 * heads.length];
    Arrays.fill(heads, -1);
    for (int row = 0; row < size; row++) {
      link(row);
    }
  }

  private void link(int row) {
    if (hashes[row] != 0) {
      int bucket = hashes[row] & (heads.length - 1);
      next[row] = heads[bucket];
      heads[bucket] = row;
    }
  }

  /** Hands out the records with a hash, none when there are more than {@code most}. */
  void forEach(int hash, int most, IntConsumer consumer) {
    if (hash == 0) {
      return;
    }
    int found = 0;
    for (int row = first(hash); row >= 0; row = next[row]) {
      found += hashes[row] == hash ? 1 : 0;
      if (found > most) {
        return;
      }
    }
    for (int row = first(hash); row >= 0; row = next[row]) {
      if (hashes[row] == hash) {
        consumer.accept(row);
      }
    }
  }

  private int first(int hash) {
    return heads[hash & (heads.length - 1)];
  }
}
