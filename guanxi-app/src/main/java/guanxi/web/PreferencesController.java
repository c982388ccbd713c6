package guanxi.web;

import guanxi.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and theme, chosen in the frame and kept by the browser. */
@Controller
class PreferencesController {

  private static final Duration KEPT = Duration.ofDays(365);

  private final Pages pages;
  private final ApplicationEventPublisher events;

  PreferencesController(Pages pages, ApplicationEventPublisher events) {
    this.pages = pages;
    this.events = events;
  }

  @PostMapping("/preferences")
  Redirect choose(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(defaultValue = "/console") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    Locale chosenLanguage = null;
    if (language != null) {
      chosenLanguage = Texts.in(Locale.forLanguageTag(language)).language();
      Cookies.set(
          request, response, Language.LANGUAGE_COOKIE, chosenLanguage.toLanguageTag(), KEPT);
    }
    Theme chosenTheme = null;
    if (theme != null) {
      chosenTheme = Theme.of(theme);
      Cookies.set(request, response, Language.THEME_COOKIE, chosenTheme.key(), KEPT);
    }
    Visitor visitor = Language.visitor();
    if (visitor != null) {
      events.publishEvent(new PreferencesChosen(visitor, chosenLanguage, chosenTheme));
    }
    return pages.redirect(back);
  }
}
