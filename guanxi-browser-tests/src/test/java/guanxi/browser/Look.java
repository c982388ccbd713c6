package guanxi.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * How a visitor sees a page.
 *
 * @param language a tag such as {@code zh-Hans}
 * @param theme {@code light} or {@code dark}
 * @param width of the window in CSS pixels
 */
record Look(String language, String theme, int width) {

  /** A desk in English, by day. */
  static final Look PLAIN = new Look("en", "light", 1280);

  /** Every language we promise. */
  static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en");

  /** Every theme and width we promise, in this language. */
  static List<Look> in(String language) {
    var looks = new ArrayList<Look>();
    for (int width : new int[] {1280, 360}) {
      for (String theme : List.of("light", "dark")) {
        looks.add(new Look(language, theme, width));
      }
    }
    return looks;
  }

  /** Of the window, in CSS pixels. */
  int height() {
    return width < 600 ? 740 : 900;
  }

  @Override
  public String toString() {
    return language + "-" + theme + "-" + width;
  }
}
