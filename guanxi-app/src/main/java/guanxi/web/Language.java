package guanxi.web;

import guanxi.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Finds the language and the other preferences behind a request. */
public final class Language {

  static final String LANGUAGE_COOKIE = "guanxi-language";
  static final String THEME_COOKIE = "guanxi-theme";

  private Language() {}

  /** The person's own choice, else the browser's last choice here, else what the browser asks. */
  public static Texts of(HttpServletRequest request) {
    Visitor visitor = visitor();
    if (visitor != null) {
      Locale chosen = visitor.language();
      if (chosen != null) {
        return Texts.in(chosen);
      }
    }
    String cookie = Cookies.value(request, LANGUAGE_COOKIE);
    if (cookie != null) {
      return Texts.in(Locale.forLanguageTag(cookie));
    }
    for (Locale wanted : Collections.list(request.getLocales())) {
      if (wanted.getLanguage().equals("zh") || wanted.getLanguage().equals("en")) {
        return Texts.in(wanted);
      }
    }
    return Texts.in(Texts.ENGLISH);
  }

  static Theme theme(HttpServletRequest request) {
    Visitor visitor = visitor();
    if (visitor != null && visitor.theme() != Theme.SYSTEM) {
      return visitor.theme();
    }
    String cookie = Cookies.value(request, THEME_COOKIE);
    return cookie == null ? Theme.SYSTEM : Theme.of(cookie);
  }

  /** Who is signed in. */
  static @Nullable Visitor visitor() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Visitor visitor
        ? visitor
        : null;
  }
}
