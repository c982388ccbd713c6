package guanxi.insight.mining;

import guanxi.kernels.recommend.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each customer bought, in order of time, as the recommender learns it: at most the latest
 * {@link #MOST_PURCHASES} of one, and of as many customers as {@link #MOST_PAIRS} pairs allow, so
 * that memory has a bound whatever the shop.
 */
final class Histories {

  /** Of one customer; a reseller says no more about others than anybody else. */
  static final int MOST_PURCHASES = 40;

  private static final long MOST_PAIRS = 6_000_000;

  private Histories() {}

  /** The sequences of these customers; the label of an item is its number in the sample. */
  static Sequences of(PurchaseSample sample) {
    Sequences.Builder builder = new Sequences.Builder();
    long pairs = 0;
    for (int person = 0; person < sample.persons() && pairs < MOST_PAIRS; person++) {
      List<String> purchases = purchases(sample, person);
      if (purchases.size() > 1 || sample.customer(person) != null) {
        builder.add(purchases);
        pairs += (long) purchases.size() * (purchases.size() - 1);
      }
    }
    return builder.build();
  }

  /** The same without everybody's last {@code without} purchases. */
  static Sequences shortened(Sequences sequences, int without) {
    Sequences.Builder builder = new Sequences.Builder();
    for (int person = 0; person < sequences.size(); person++) {
      boolean isJudged = sequences.length(person) >= 3;
      builder.add(labels(sequences, sequences.history(person, isJudged ? without : 0)));
    }
    return builder.build();
  }

  /** Only the first people, who are as good as drawn: they stand in the order of their ids. */
  static Sequences first(Sequences sequences, int people) {
    if (sequences.size() <= people) {
      return sequences;
    }
    Sequences.Builder builder = new Sequences.Builder();
    for (int person = 0; person < people; person++) {
      builder.add(labels(sequences, sequences.history(person, 0)));
    }
    return builder.build();
  }

  private static List<String> labels(Sequences sequences, int[] history) {
    return IntStream.of(history).mapToObj(sequences::label).toList();
  }

  private static List<String> purchases(PurchaseSample sample, int person) {
    List<String> purchases = new ArrayList<>();
    for (int order = sample.ordersFrom(person); order < sample.ordersTo(person); order++) {
      for (int item : sample.itemsOf(order)) {
        purchases.add(Integer.toString(item));
      }
    }
    int size = purchases.size();
    return size <= MOST_PURCHASES ? purchases : purchases.subList(size - MOST_PURCHASES, size);
  }
}
