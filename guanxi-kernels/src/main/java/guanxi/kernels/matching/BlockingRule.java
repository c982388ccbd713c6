package guanxi.kernels.matching;

import java.util.List;

/**
 * Records are compared when they agree on all keys of at least one rule.
 *
 * @param keys one or two; none makes every pair a candidate
 * @param estimatedPairs what the rule was expected to cost, from a sample
 */
record BlockingRule(List<BlockingKey> keys, double estimatedPairs) {

  /** The record's value under this rule, 0 when it lacks a key. */
  int hash(int row) {
    int hash = 1;
    for (BlockingKey key : keys) {
      hash = BlockingKey.join(hash, key.hashes().of(row));
    }
    return hash;
  }

  /** For people. */
  String name() {
    return keys.isEmpty()
        ? "every pair"
        : String.join(" + ", keys.stream().map(BlockingKey::name).toList());
  }
}
