package guanxi.shared;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of the user interface in one language. Each module keeps its own three files, {@code
 * texts/<module>.properties} (English), {@code …_zh_Hans.properties} and {@code
 * …_zh_Hant.properties}; a key starts with its module's name: {@code intake.import.title}.
 */
public final class Texts {

  /**
   * English: the language of keys nobody translated; {@code TextsTest} sees that there are none.
   */
  public static final Locale ENGLISH = Locale.ENGLISH;

  /** 简体中文. */
  public static final Locale SIMPLIFIED = Locale.forLanguageTag("zh-Hans");

  /** 繁體中文. */
  public static final Locale TRADITIONAL = Locale.forLanguageTag("zh-Hant");

  /** The languages a person can choose, in the order they are offered. */
  public static final List<Locale> LANGUAGES = List.of(SIMPLIFIED, TRADITIONAL, ENGLISH);

  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale language;

  private Texts(Locale language) {
    this.language = language;
  }

  /** The texts in the closest language we have; English if there is none. */
  public static Texts in(Locale locale) {
    if (!"zh".equals(locale.getLanguage())) {
      return new Texts(ENGLISH);
    }
    boolean traditional =
        "Hant".equals(locale.getScript())
            || (locale.getScript().isEmpty()
                && List.of("TW", "HK", "MO").contains(locale.getCountry()));
    return new Texts(traditional ? TRADITIONAL : SIMPLIFIED);
  }

  /** One of {@link #LANGUAGES}. */
  public Locale language() {
    return language;
  }

  /**
   * One text with its placeholders filled ({@link MessageFormat}: a literal apostrophe is written
   * twice).
   *
   * @throws MissingResourceException if the key has no text: a bug, found by {@code TextsTest}
   */
  public String of(String key, Object... values) {
    String pattern = bundle(key).getString(key);
    if (values.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    return new MessageFormat(pattern, language).format(values);
  }

  /** Whether there is a text for this key. */
  public boolean has(String key) {
    try {
      return bundle(key).containsKey(key);
    } catch (MissingResourceException _) {
      return false;
    }
  }

  private ResourceBundle bundle(String key) {
    int dot = key.indexOf('.');
    String module = dot < 0 ? key : key.substring(0, dot);
    return ResourceBundle.getBundle("texts/" + module, language, EXACT);
  }
}
