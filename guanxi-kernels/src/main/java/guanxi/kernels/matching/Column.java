package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of the records to match: cleaned values, each distinct value stored once.
 *
 * <p>Immutable; four bytes per record and the distinct values.
 */
public final class Column {

  static final int MISSING = -1;

  private final String name;
  private final Role role;
  private final int[] codes;
  private final List<String> values;
  private final int[] counts;
  private final int present;

  private Column(String name, Role role, int[] codes, List<String> values) {
    this.name = name;
    this.role = role;
    this.codes = codes;
    this.values = values;
    this.counts = new int[values.size()];
    for (int code : codes) {
      if (code != MISSING) {
        counts[code]++;
      }
    }
    this.present = Arrays.stream(counts).sum();
  }

  /** The name it was given. */
  public String name() {
    return name;
  }

  /** What it says about a person. */
  public Role role() {
    return role;
  }

  /** How many records there are. */
  public int size() {
    return codes.length;
  }

  /** The cleaned value of a record, empty where it has none. */
  public String value(int row) {
    return codes[row] == MISSING ? "" : values.get(codes[row]);
  }

  /** How many different values there are. */
  public int distinct() {
    return values.size();
  }

  int code(int row) {
    return codes[row];
  }

  String valueOf(int code) {
    return values.get(code);
  }

  int count(int code) {
    return counts[code];
  }

  /** How many records have a value. */
  int present() {
    return present;
  }

  /**
   * The chance that two records with values agree exactly: Σ n(v)·(n(v) − 1) / (n·(n − 1)) within
   * one source, Σ n₁(v)·n₂(v) / (n₁·n₂) across two.
   *
   * @param firstOfSecond where the second source begins; the number of rows when there is only one
   */
  double agreement(int firstOfSecond) {
    var left = new int[values.size()];
    double presentLeft = 0;
    for (int row = 0; row < firstOfSecond; row++) {
      if (codes[row] != MISSING) {
        left[codes[row]]++;
        presentLeft++;
      }
    }
    boolean link = firstOfSecond < codes.length;
    double agreeing = 0;
    for (int code = 0; code < left.length; code++) {
      agreeing += (double) left[code] * (link ? counts[code] - left[code] : left[code] - 1);
    }
    double pairs = presentLeft * (link ? present - presentLeft : presentLeft - 1);
    return pairs < 1 ? 0 : agreeing / pairs;
  }

  /** Takes a column's raw values one by one. */
  public static final class Builder {

    private final String name;
    private final Role role;
    private final Cleaning cleaning;
    private final Map<String, Integer> codeOfRaw = new HashMap<>();
    private final Map<String, Integer> codeOfClean = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private int[] codes = new int[1024];
    private int size;

    /** A column that still has no rows. */
    public Builder(String name, Role role, Romanizer romanizer) {
      this.name = name;
      this.role = role;
      this.cleaning = new Cleaning(romanizer);
    }

    /** Adds the value of the next record as it stands in the source; empty when it has none. */
    public Builder add(String raw) {
      Integer known = codeOfRaw.get(raw);
      int code = known != null ? known : clean(raw);
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, 2 * size);
      }
      codes[size++] = code;
      return this;
    }

    private int clean(String raw) {
      String clean = cleaning.clean(role, raw);
      int code = MISSING;
      if (!clean.isEmpty()) {
        Integer same = codeOfClean.putIfAbsent(clean, values.size());
        code = same != null ? same : values.size();
        if (same == null) {
          values.add(clean);
        }
      }
      codeOfRaw.put(raw, code);
      return code;
    }

    /** The column with all rows added so far. */
    public Column build() {
      return new Column(name, role, Arrays.copyOf(codes, size), List.copyOf(values));
    }
  }
}
