package guanxi.files.testing;

import guanxi.files.FileProblem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that something is wrong with, and what is known about reading it.
 *
 * @param path where it was written
 * @param rows how many rows of data it has, each of which is either taken or rejected; {@link
 *     #UNKNOWN} where that is a matter of opinion
 * @param rejected how many of them cannot be taken; {@link #UNKNOWN} likewise
 * @param problem why the file as a whole is refused, or null when it is read
 */
public record DirtyFile(Path path, int rows, int rejected, @Nullable FileProblem problem) {

  /** No number is expected. */
  public static final int UNKNOWN = -1;

  @Override
  public String toString() {
    return String.valueOf(path.getFileName());
  }
}
