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

  /** Every language, theme and width we promise. */
  static List<Look> all() {
    var looks = new ArrayList<Look>();
    for (String language : List.of("zh-Hans", "zh-Hant", "en")) {
      for (String theme : List.of("light", "dark")) {
        for (int width : new int[] {1280, 360}) {
          looks.add(new Look(language, theme, width));
        }
      }
    }
    return looks;
  }

  @Override
  public String toString() {
    return language + "-" + theme + "-" + width;
  }
}
