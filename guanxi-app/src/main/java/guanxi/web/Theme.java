package guanxi.web;

import java.util.Locale;

/** How bright the pages are. */
public enum Theme {
  /** As the browser's system is set. */
  SYSTEM,
  /** Ink on paper. */
  LIGHT,
  /** Paper on ink. */
  DARK;

  /** The theme of this name in any case; {@link #SYSTEM} for anything else. */
  public static Theme of(String name) {
    for (Theme theme : values()) {
      if (theme.name().equalsIgnoreCase(name)) {
        return theme;
      }
    }
    return SYSTEM;
  }

  /** As cookies, forms and style sheets write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
