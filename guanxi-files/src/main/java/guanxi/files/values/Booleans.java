package guanxi.files.values;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Yes and no as exports write them. */
public final class Booleans {

  private static final Set<String> YES =
      Set.of("yes", "y", "true", "t", "1", "是", "对", "對", "ja", "oui", "si", "sí", "x", "on");
  private static final Set<String> NO =
      Set.of("no", "n", "false", "f", "0", "否", "不", "nein", "non", "off");

  private Booleans() {}

  /** True, false, or null when the text says neither. */
  public static @Nullable Boolean read(String text) {
    String word = NumberText.plain(text).toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Boolean.TRUE;
    }
    return NO.contains(word) ? Boolean.FALSE : null;
  }
}
