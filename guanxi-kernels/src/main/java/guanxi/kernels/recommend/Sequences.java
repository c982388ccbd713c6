package guanxi.kernels.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each person bought, in order of time; items are dense numbers in order of first sight.
 *
 * <p>Immutable. Four bytes per purchase.
 */
public final class Sequences {

  private final int[] offsets;
  private final int[] items;
  private final List<String> labels;

  private Sequences(int[] offsets, int[] items, List<String> labels) {
    this.offsets = offsets;
    this.items = items;
    this.labels = labels;
  }

  /** How many people there are. */
  public int size() {
    return offsets.length - 1;
  }

  /** How many different items there are. */
  public int itemCount() {
    return labels.size();
  }

  /** The name of an item. */
  public String label(int item) {
    return labels.get(item);
  }

  /** How many purchases a person made. */
  public int length(int person) {
    return offsets[person + 1] - offsets[person];
  }

  /** The first purchases of a person, all but the last {@code without}; at least none. */
  public int[] history(int person, int without) {
    int end = Math.max(offsets[person], offsets[person + 1] - without);
    return Arrays.copyOfRange(items, offsets[person], end);
  }

  /** The item bought {@code fromLast} purchases before the last one, 0 for the last. */
  int fromLast(int person, int fromLast) {
    return items[offsets[person + 1] - 1 - fromLast];
  }

  /** Takes people one by one. */
  public static final class Builder {

    private int[] offsets = new int[1025];
    private int[] items = new int[8192];
    private int size;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    /** Adds the purchases of one more person, oldest first; none is fine. */
    public Builder add(List<String> purchases) {
      int end = offsets[size];
      while (items.length - end < purchases.size()) {
        items = Arrays.copyOf(items, 2 * items.length);
      }
      for (String label : purchases) {
        Integer code = codes.putIfAbsent(label, labels.size());
        if (code == null) {
          code = labels.size();
          labels.add(label);
        }
        items[end++] = code;
      }
      size++;
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * size);
      }
      offsets[size] = end;
      return this;
    }

    /** Everybody added so far. */
    public Sequences build() {
      return new Sequences(
          Arrays.copyOf(offsets, size + 1),
          Arrays.copyOf(items, offsets[size]),
          List.copyOf(labels));
    }
  }
}
