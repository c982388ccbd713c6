package guanxi.web;

import guanxi.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next page says about what was just done. Travels in a cookie of the same browser, so a
 * forged one only fools its forger; the text is looked up and escaped like any other.
 *
 * @param tone {@code good}, {@code attention} or {@code bad}
 */
record Flash(String tone, String textKey, List<String> values) {

  private static final String COOKIE = "guanxi-flash";
  private static final String SEPARATOR = "\u001f";
  private static final int LONGEST = 1500;

  void leave(HttpServletRequest request, HttpServletResponse response) {
    String joined = tone + SEPARATOR + textKey + SEPARATOR + String.join(SEPARATOR, values);
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    if (encoded.length() <= LONGEST) {
      Cookies.set(request, response, COOKIE, encoded, Duration.ofMinutes(1));
    }
  }

  /** Reads and removes what the page before left. */
  static @Nullable Flash take(
      HttpServletRequest request, HttpServletResponse response, Texts texts) {
    String cookie = Cookies.value(request, COOKIE);
    if (cookie == null) {
      return null;
    }
    Cookies.set(request, response, COOKIE, "", Duration.ZERO);
    try {
      String joined = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
      String[] parts = joined.split(SEPARATOR, -1);
      if (parts.length < 2 || !texts.has(parts[1])) {
        return null;
      }
      return new Flash(tone(parts[0]), parts[1], Arrays.asList(parts).subList(2, parts.length));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String tone(String sent) {
    return switch (sent) {
      case "attention", "bad" -> sent;
      default -> "good";
    };
  }
}
