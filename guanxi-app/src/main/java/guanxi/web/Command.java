package guanxi.web;

import java.util.Set;

/**
 * Something that can be done from anywhere by its name: the search field offers it. Each module
 * contributes its commands as beans of this type.
 *
 * @param textKey what it is called
 * @param path where it leads, or what it sends, with any parameters in the query
 * @param icon the name of a symbol in {@code assets/icons.svg}
 * @param isChange whether it changes something: it is then sent as a form instead of opened
 * @param roles who may do it, without prefix; empty for everyone who is signed in
 */
public record Command(
    String textKey, String path, String icon, boolean isChange, Set<String> roles) {

  /** A page that is opened to do it there. */
  public static Command opens(String textKey, String path, String icon, String... roles) {
    return new Command(textKey, path, icon, false, Set.of(roles));
  }

  /** Something that is done at once. */
  public static Command sends(String textKey, String path, String icon, String... roles) {
    return new Command(textKey, path, icon, true, Set.of(roles));
  }

  /** Whether somebody with this role may do it. */
  public boolean isFor(String role) {
    return roles.isEmpty() || roles.contains(role);
  }
}
