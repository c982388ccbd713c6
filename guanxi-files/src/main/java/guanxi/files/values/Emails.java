package guanxi.files.values;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mail addresses. */
public final class Emails {

  private static final int LONGEST = 254;

  /** Possessive throughout: no text makes it slow. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&*+/=?^_`{|}~'-]{1,64}+@(?:[\\p{L}\\p{N}-]{1,63}+\\.)++[\\p{L}\\p{N}-]{2,63}+");

  private Emails() {}

  /** The address trimmed and in lower case, or null when the text is none. */
  public static @Nullable String normalise(String text) {
    String address = text.strip();
    if (address.startsWith("'")) {
      address = address.substring(1);
    }
    if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
      address = address.substring(7);
    }
    if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
      return null;
    }
    boolean dots = address.startsWith(".") || address.contains("..") || address.contains(".@");
    return dots ? null : address.toLowerCase(Locale.ROOT);
  }
}
