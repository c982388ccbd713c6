package guanxi.platform;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables made anew beside the live ones. Within a shadow the SQL of a thread that names {@code
 * ordering.cart} works on {@code rebuild.ordering_cart}; so the same code that keeps the live
 * tables makes the shadows, and nobody else sees them.
 */
public final class Shadow {

  /** The schema of the shadows. */
  public static final String SCHEMA = "rebuild";

  private static final ThreadLocal<@Nullable Shadow> CURRENT = new ThreadLocal<>();

  private final Pattern names;

  /**
   * A shadow of these names.
   *
   * @param names of tables with their schema, such as {@code ordering.cart}
   */
  public Shadow(Collection<String> names) {
    this.names =
        Pattern.compile(
            names.stream()
                .map(name -> Pattern.quote(name))
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
  }

  /** Does something within the shadow, on this thread, in transactions of its own. */
  public void within(Runnable work) {
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
  }

  /** Whether this thread works within a shadow. */
  public static boolean isCast() {
    return CURRENT.get() != null;
  }

  /** SQL as this thread must run it. */
  public static String cast(String sql) {
    Shadow shadow = CURRENT.get();
    return shadow == null
        ? sql
        : shadow
            .names
            .matcher(sql)
            .replaceAll(name -> Matcher.quoteReplacement(table(name.group())));
  }

  /** The name of the shadow of a table. */
  public static String table(String name) {
    return SCHEMA + "." + name.replace('.', '_');
  }
}
