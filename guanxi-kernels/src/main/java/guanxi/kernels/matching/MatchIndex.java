package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the known records that may speak of the same person as a new one, and takes new ones in.
 *
 * <p>Uses what was learned from the records it began with: blocking rules, model, frequencies. Only
 * records that agree with the new one under a rule are compared, about 25 of a million; memory is
 * about 16 bytes a record and rule and the distinct values. Not safe for several threads. After
 * many additions learn anew.
 */
public final class MatchIndex {

  private final MatchModel model;
  private final Romanizer romanizer;
  private final List<Column> columns;
  private final List<Integer> verified = new ArrayList<>();
  private final double threshold;
  private final Cleaning cleaning;
  private final Patterns patterns;
  private final List<List<Integer>> ruleKeys = new ArrayList<>();
  private final List<RuleBuckets> buckets = new ArrayList<>();
  private final List<GrowingColumn> values = new ArrayList<>();
  private int[] lastAsked;
  private int asked;
  private int size;

  private MatchIndex(MatchResult learned, PeopleMatcher.Options options) {
    MatchTable table = learned.table();
    model = learned.model();
    romanizer = new RememberingRomanizer(options.romanizer());
    columns = table.columns();
    threshold = options.doubtful();
    cleaning = new Cleaning(romanizer);
    patterns = new Patterns(columns, romanizer);
    size = table.size();
    lastAsked = new int[Math.max(16, size)];
    for (int c = 0; c < columns.size(); c++) {
      values.add(new GrowingColumn(columns.get(c)));
      if (options.verified().contains(columns.get(c).name())) {
        verified.add(c);
      }
    }
    List<BlockingKey> keys = BlockingKeys.of(table, romanizer);
    for (BlockingRule rule : BlockingPlan.ofKeys(table, keys)) {
      ruleKeys.add(rule.keys().stream().map(keys::indexOf).toList());
      var bucket = new RuleBuckets(size);
      for (int row = 0; row < size; row++) {
        bucket.add(rule.hash(row));
      }
      buckets.add(bucket);
    }
  }

  /**
   * A known record that may be the same person.
   *
   * @param row its number: those learned from first, then the added ones in their order
   * @param probability that it is, in [0, 1]
   * @param contradicted whether a verified value differs, so that they must not be joined
   */
  public record Found(int row, double probability, boolean contradicted) {}

  /**
   * Makes an index of the records that were matched.
   *
   * @param learned the outcome of matching them
   * @param options as they were matched with; pairs below {@code doubtful} are not found
   */
  public static MatchIndex of(MatchResult learned, PeopleMatcher.Options options) {
    return new MatchIndex(learned, options);
  }

  /** How many records it knows. */
  public int size() {
    return size;
  }

  /**
   * The known records most likely to be the same person, best first.
   *
   * @param record raw values in the order of the columns, empty where there is none
   * @param most how many at most
   * @throws IllegalArgumentException when there are not as many values as columns
   */
  public List<Found> find(List<String> record, int most) {
    String[] clean = clean(record);
    int[] hashes = hashes(record);
    List<Found> found = new ArrayList<>();
    asked++;
    for (int rule = 0; rule < hashes.length; rule++) {
      buckets
          .get(rule)
          .forEach(
              hashes[rule],
              BlockingPlan.MAX_BLOCK,
              row -> {
                if (lastAsked[row] != asked) {
                  lastAsked[row] = asked;
                  consider(clean, row, found);
                }
              });
    }
    found.sort(
        Comparator.comparingDouble(Found::probability).reversed().thenComparingInt(Found::row));
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private void consider(String[] clean, int row, List<Found> found) {
    long pattern = patterns.of(clean, c -> values.get(c).value(row));
    double weight = model.weight(pattern);
    for (int c = 0; c < clean.length; c++) {
      if (!clean[c].isEmpty() && clean[c].equals(values.get(c).value(row))) {
        weight += model.frequencyWeight(c, values.get(c).count(clean[c]) + 1);
      }
    }
    double probability = MatchModel.probability(weight);
    if (probability >= threshold) {
      found.add(new Found(row, probability, contradicted(clean, row)));
    }
  }

  private boolean contradicted(String[] clean, int row) {
    for (int c : verified) {
      if (Verified.differ(columns.get(c).role(), clean[c], values.get(c).value(row))) {
        return true;
      }
    }
    return false;
  }

  /** The evidence for a new record and a known one, strongest first. */
  public List<MatchModel.LevelWeight> explain(List<String> record, int row) {
    return model.explain(patterns.of(clean(record), c -> values.get(c).value(row)));
  }

  /** Takes a record in; it is found from now on. Returns its number. */
  public int add(List<String> record) {
    String[] clean = clean(record);
    int[] hashes = hashes(record);
    for (int c = 0; c < clean.length; c++) {
      values.get(c).add(clean[c]);
    }
    for (int rule = 0; rule < hashes.length; rule++) {
      buckets.get(rule).add(hashes[rule]);
    }
    if (size == lastAsked.length) {
      lastAsked = java.util.Arrays.copyOf(lastAsked, 2 * size);
    }
    return size++;
  }

  private String[] clean(List<String> record) {
    if (record.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(record.size(), columns.size()));
    }
    var clean = new String[record.size()];
    for (int c = 0; c < clean.length; c++) {
      clean[c] = cleaning.clean(columns.get(c).role(), record.get(c));
    }
    return clean;
  }

  /** The record's value under each rule, made by the same keys as the table's. */
  private int[] hashes(List<String> record) {
    List<Column> one = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      one.add(
          new Column.Builder(column.name(), column.role(), romanizer).add(record.get(c)).build());
    }
    List<BlockingKey> keys = BlockingKeys.of(MatchTable.ofOneSource(one, 1), romanizer);
    var hashes = new int[ruleKeys.size()];
    for (int rule = 0; rule < hashes.length; rule++) {
      int hash = 1;
      for (int key : ruleKeys.get(rule)) {
        hash = BlockingKey.join(hash, keys.get(key).hashes().of(0));
      }
      hashes[rule] = hash;
    }
    return hashes;
  }
}
