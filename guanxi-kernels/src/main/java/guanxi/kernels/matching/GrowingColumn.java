package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column to which records are added, with how often each value occurs. */
final class GrowingColumn {

  private final Map<String, Integer> codeOf = new HashMap<>();
  private final List<String> values = new ArrayList<>();
  private int[] counts;
  private int[] codes;
  private int size;

  GrowingColumn(Column learned) {
    counts = new int[Math.max(16, learned.distinct())];
    codes = new int[Math.max(16, learned.size())];
    for (int code = 0; code < learned.distinct(); code++) {
      values.add(learned.valueOf(code));
      codeOf.put(learned.valueOf(code), code);
      counts[code] = learned.count(code);
    }
    for (int row = 0; row < learned.size(); row++) {
      codes[row] = learned.code(row);
    }
    size = learned.size();
  }

  /** The clean value of a record, empty where it has none. */
  String value(int row) {
    return codes[row] == Column.MISSING ? "" : values.get(codes[row]);
  }

  /** How many records have a clean value. */
  int count(String clean) {
    Integer code = codeOf.get(clean);
    return code == null ? 0 : counts[code];
  }

  void add(String clean) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, 2 * size);
    }
    codes[size++] = clean.isEmpty() ? Column.MISSING : counted(clean);
  }

  private int counted(String clean) {
    Integer known = codeOf.putIfAbsent(clean, values.size());
    int code = known == null ? values.size() : known;
    if (known == null) {
      values.add(clean);
    }
    if (code >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    counts[code]++;
    return code;
  }
}
