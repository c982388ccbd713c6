package guanxi.kernels.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Baskets of items, encoded as dense numbers: item {@code 0} is the first label ever seen.
 *
 * <p>An item counts once per basket however often it was put in. Immutable; four bytes per item of
 * a basket.
 */
public final class Baskets {

  private final int[] offsets;
  private final int[] items;
  private final List<String> labels;

  private Baskets(int[] offsets, int[] items, List<String> labels) {
    this.offsets = offsets;
    this.items = items;
    this.labels = labels;
  }

  /** How many baskets there are, empty ones not counted. */
  public int size() {
    return offsets.length - 1;
  }

  /** How many different items occur. */
  public int itemCount() {
    return labels.size();
  }

  /** The name under which an item was added. */
  public String label(int item) {
    return labels.get(item);
  }

  /** The names of several items, in the order given. */
  public List<String> labels(int[] set) {
    var names = new ArrayList<String>(set.length);
    for (int item : set) {
      names.add(label(item));
    }
    return List.copyOf(names);
  }

  /** In how many baskets each item occurs, by item number. */
  public int[] supports() {
    var counts = new int[itemCount()];
    for (int item : items) {
      counts[item]++;
    }
    return counts;
  }

  /**
   * The smallest number of baskets that is at least a share of all.
   *
   * @param share in (0, 1]
   * @return at least 1
   */
  public int countOf(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in (0, 1], was " + share);
    }
    // 0.001 × 100000 is a hair above 100 in binary; the tolerance keeps it at 100.
    return Math.max(1, (int) Math.ceil(share * size() - 1e-9 * size()));
  }

  int from(int basket) {
    return offsets[basket];
  }

  int to(int basket) {
    return offsets[basket + 1];
  }

  int item(int position) {
    return items[position];
  }

  int positions() {
    return items.length;
  }

  /** Collects baskets one by one. */
  public static final class Builder {

    private int[] offsets = new int[1025];
    private int[] items = new int[8192];
    private int size;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    /** The number of an item, a new one if it was never seen. */
    public int code(String label) {
      Integer known = codes.get(label);
      if (known != null) {
        return known;
      }
      int fresh = labels.size();
      codes.put(label, fresh);
      labels.add(label);
      return fresh;
    }

    /** Adds one basket of named items; an empty one is ignored. */
    public Builder add(List<String> basket) {
      var coded = new int[basket.size()];
      for (int i = 0; i < coded.length; i++) {
        coded[i] = code(basket.get(i));
      }
      addCodes(coded, coded.length);
      return this;
    }

    /** Adds the first {@code length} numbers, each from {@link #code}; sorts them in place. */
    void addCodes(int[] coded, int length) {
      if (length == 0) {
        return;
      }
      Arrays.sort(coded, 0, length);
      int start = offsets[size];
      if (items.length - start < length) {
        items = Arrays.copyOf(items, Math.max(start + length, 2 * items.length));
      }
      int end = start;
      for (int i = 0; i < length; i++) {
        if (i == 0 || coded[i] != coded[i - 1]) {
          items[end++] = coded[i];
        }
      }
      size++;
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * size);
      }
      offsets[size] = end;
    }

    /** The baskets added so far. */
    public Baskets build() {
      return new Baskets(
          Arrays.copyOf(offsets, size + 1),
          Arrays.copyOf(items, offsets[size]),
          List.copyOf(labels));
    }
  }
}
