package guanxi.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place in the rail. Each module contributes its places as beans of this type.
 *
 * @param textKey the text of the link
 * @param path where it leads; also marks the item as current for every address below it
 * @param order position in the rail, ascending; steps of ten
 * @param icon the name of a symbol in {@code assets/icons.svg}
 * @param roles who sees it, without prefix; empty for everyone who is signed in
 * @param sectionKey the text of the heading above the first item of a section, or null for none
 */
public record NavigationItem(
    String textKey,
    String path,
    int order,
    String icon,
    Set<String> roles,
    @Nullable String sectionKey) {

  /** A place that everyone who is signed in sees, without a heading. */
  public NavigationItem(String textKey, String path, int order, String icon) {
    this(textKey, path, order, icon, Set.of(), null);
  }

  /** A place for some roles, without a heading. */
  public NavigationItem(String textKey, String path, int order, String icon, Set<String> roles) {
    this(textKey, path, order, icon, roles, null);
  }

  /** Whether somebody with this role sees it. */
  public boolean isFor(String role) {
    return roles.isEmpty() || roles.contains(role);
  }
}
