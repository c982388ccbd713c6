package guanxi.insight.mining;

import guanxi.kernels.recommend.Sequences;

/**
 * How many customers bought one thing and then another, counted when somebody asks. At most {@link
 * #MOST_BUYERS} buyers of an item are looked at: the first ones, which is as good as drawn, as
 * customers stand in the order of their random ids.
 */
final class Evidence {

  static final int MOST_BUYERS = 1_000;

  private final Sequences sequences;
  private final int[] from;
  private final int[] buyers;

  Evidence(Sequences sequences) {
    this.sequences = sequences;
    int items = sequences.itemCount();
    var counts = new int[items];
    count(sequences, counts, new int[items]);
    this.from = new int[items + 1];
    for (int item = 0; item < items; item++) {
      from[item + 1] = from[item] + Math.min(MOST_BUYERS, counts[item]);
    }
    this.buyers = new int[from[items]];
    fill();
  }

  /**
   * What was counted.
   *
   * @param buyers of the first item
   * @param after of them, who bought the second one later
   * @param both of them, who bought the second one at any time
   */
  record Count(int buyers, int after, int both) {}

  private static void count(Sequences sequences, int[] counts, int[] lastPerson) {
    for (int person = 0; person < sequences.size(); person++) {
      for (int item : sequences.history(person, 0)) {
        if (lastPerson[item] != person + 1) {
          lastPerson[item] = person + 1;
          counts[item]++;
        }
      }
    }
  }

  private void fill() {
    var filled = new int[from.length - 1];
    var lastPerson = new int[from.length - 1];
    for (int person = 0; person < sequences.size(); person++) {
      for (int item : sequences.history(person, 0)) {
        if (lastPerson[item] != person + 1 && from[item] + filled[item] < from[item + 1]) {
          lastPerson[item] = person + 1;
          buyers[from[item] + filled[item]++] = person;
        }
      }
    }
  }

  /** Who bought the first and then, or ever, the second. */
  Count of(int first, int second) {
    int after = 0;
    int both = 0;
    for (int b = from[first]; b < from[first + 1]; b++) {
      int place = -1;
      boolean has = false;
      boolean later = false;
      int[] history = sequences.history(buyers[b], 0);
      for (int p = 0; p < history.length; p++) {
        if (history[p] == second) {
          has = true;
          later |= place >= 0;
        } else if (history[p] == first && place < 0) {
          place = p;
        }
      }
      both += has ? 1 : 0;
      after += later ? 1 : 0;
    }
    return new Count(from[first + 1] - from[first], after, both);
  }
}
