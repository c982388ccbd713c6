package guanxi.web;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person as the page frame sees her. The principal of every authenticated request
 * implements this.
 */
public interface Visitor {

  /** What she is called on the page. */
  String displayName();

  /** Her one role without prefix, such as {@code ANALYST}. */
  String role();

  /** The language she chose, or null to follow cookie and browser. */
  @Nullable Locale language();

  /** The theme she chose. */
  Theme theme();

  /** In which days and hours are shown to her. */
  ZoneId timeZone();
}
