package guanxi.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * What the command line says, in the language of the terminal: {@code texts/cli*.properties}. A
 * literal apostrophe is written twice ({@link MessageFormat}).
 */
public final class Words {

  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale language;
  private final ResourceBundle bundle;

  private Words(Locale language) {
    this.language = language;
    this.bundle = ResourceBundle.getBundle("texts/cli", language, EXACT);
  }

  /** The words in English, zh-Hans or zh-Hant, whichever is closest. */
  public static Words in(Locale locale) {
    if (!locale.getLanguage().equals("zh")) {
      return new Words(Locale.ENGLISH);
    }
    boolean traditional =
        locale.getScript().equals("Hant")
            || (locale.getScript().isEmpty()
                && List.of("TW", "HK", "MO").contains(locale.getCountry()));
    return new Words(Locale.forLanguageTag(traditional ? "zh-Hant" : "zh-Hans"));
  }

  /**
   * The words in the language that {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG} asks for.
   */
  public static Words ofTerminal(Map<String, String> environment) {
    for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        String tag = value.replaceAll("[.@].*", "").replace('_', '-');
        return in(Locale.forLanguageTag(tag));
      }
    }
    return in(Locale.ENGLISH);
  }

  /** Which language it is. */
  public Locale language() {
    return language;
  }

  /** One text with its placeholders filled. */
  public String of(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), language).format(values);
  }
}
