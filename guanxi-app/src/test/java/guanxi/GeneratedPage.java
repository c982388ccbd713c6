package guanxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation that is made from the code, and the test that keeps it so. */
public final class GeneratedPage {

  private GeneratedPage() {}

  /**
   * Checks that a page says what the code says. With {@code -Drefresh=true} it is written first.
   *
   * @param path below the folder docs
   * @param test who makes it, for the command in the message
   */
  public static void check(String path, String current, Class<?> test) throws IOException {
    Path page = Path.of("..", "docs").resolve(path);
    if (Boolean.getBoolean("refresh")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, current);
    }
    assertThat(page)
        .as(
            "made anew by: mvn -pl guanxi-app -am test -Dtest=%s -Drefresh=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false",
            test.getSimpleName())
        .exists()
        .content()
        .isEqualTo(current);
  }
}
