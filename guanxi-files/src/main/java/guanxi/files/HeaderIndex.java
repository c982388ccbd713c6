package guanxi.files;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Columns by header, whatever the case, blanks and punctuation. */
final class HeaderIndex {

  private final Map<String, Integer> columns = new HashMap<>();

  /** Answers given before: the same few names are asked for on every row. */
  private final Map<String, Integer> known = new HashMap<>();

  HeaderIndex(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      columns.putIfAbsent(normal(header.get(i)), i);
    }
  }

  /** Index of the first of these columns that exists, or -1. */
  int column(String... names) {
    for (String name : names) {
      int index = known.computeIfAbsent(name, this::find);
      if (index >= 0) {
        return index;
      }
    }
    return -1;
  }

  private int find(String name) {
    return columns.getOrDefault(normal(name), -1);
  }

  boolean hasAll(Collection<String> names) {
    return names.stream().allMatch(name -> column(name.split("\\|", -1)) >= 0);
  }

  /** Letters and digits only, lower case: {@code Order-ID} and {@code order_id} are the same. */
  static String normal(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var normal = new StringBuilder(folded.length());
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(normal::appendCodePoint);
    return normal.toString();
  }
}
