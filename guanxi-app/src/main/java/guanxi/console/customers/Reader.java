package guanxi.console.customers;

import guanxi.console.Masking;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who reads a page: in which words and formats, and how much of contact points. */
record Reader(Texts texts, Formats formats, Masking masking) {

  static Reader of(HttpServletRequest request) {
    SignedIn signedIn = SignedIn.now();
    Texts texts = Language.of(request);
    return new Reader(
        texts, new Formats(texts, signedIn.timeZone()), Masking.of(signedIn.staffRole()));
  }

  /** A country in the reader's language; what is no code stays as it came. */
  String country(@Nullable String code) {
    if (code == null || code.length() != 2) {
      return code == null ? "" : code;
    }
    return Locale.of("", code).getDisplayCountry(texts.language());
  }

  String t(String key, Object... values) {
    return texts.of(key, values);
  }
}
