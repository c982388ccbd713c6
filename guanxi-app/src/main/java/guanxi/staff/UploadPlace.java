package guanxi.staff;

import java.util.Set;

/**
 * An address where forms with files are taken, and from whom; a module makes it a bean. The
 * container writes the files of a form to the disk as soon as anything asks for a field of it, so
 * whoever may not send files is refused before that.
 *
 * @param path of the form's action
 * @param roles names of {@link Role}s that may send files there
 */
public record UploadPlace(String path, Set<String> roles) {

  /** Copies the roles. */
  public UploadPlace {
    roles = Set.copyOf(roles);
  }

  boolean takes(String asked, SignedIn from) {
    return path.equals(asked) && roles.contains(from.role());
  }
}
