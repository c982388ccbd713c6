package guanxi.platform.settings;

import guanxi.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The manual's list of settings is made from their Javadoc. */
class SettingsManualTest {

  @Test
  void listsEverySetting() throws IOException {
    GeneratedPage.check("manual/settings.md", page(), SettingsManualTest.class);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings

            Guanxi runs without any. A setting is given as an environment variable or as a line of
            the file `guanxi.properties` in the data folder; the environment goes first. A variable
            whose name ends in `_FILE` names a file that holds the value, for passwords:
            `GUANXI_DB_PASSWORD_FILE=/run/secrets/db`. A name that is not in this list stops the
            start and says which one is nearest.

            The launcher itself reads `GUANXI_HOME` (the data folder), `GUANXI_JAVA_HOME` (the JDK to
            use) and `GUANXI_JAVA_OPTIONS` (further options for Java such as `-Xmx2g`).

            | setting | variable | meaning | default |
            |---|---|---|---|
            """);
    for (KnownSettings.Setting setting : KnownSettings.load().all()) {
      page.append(
          "| `%s` | `%s` | %s | %s |%n"
              .formatted(setting.key(), setting.variable(), setting.meaning(), setting.preset()));
    }
    return page.toString();
  }
}
