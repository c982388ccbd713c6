package guanxi.platform.settings;

import static guanxi.platform.PlatformError.PLATFORM_SETTING_INVALID;
import static guanxi.platform.PlatformError.PLATFORM_SETTING_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsCheckTest {

  @TempDir Path home;

  @Test
  void theEnvironmentGoesBeforeTheFile() throws IOException {
    file("guanxi.db.user=file\nguanxi.db.url=jdbc:file\n");

    var environment = checked(Map.of("GUANXI_DB_USER", "environment"));

    assertThat(environment.getProperty("guanxi.db.user")).isEqualTo("environment");
    assertThat(environment.getProperty("guanxi.db.url")).isEqualTo("jdbc:file");
  }

  @Test
  void aSecretMayComeFromAFileThatTheEnvironmentNames() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "s3cret\n");

    var environment = checked(Map.of("GUANXI_DB_PASSWORD_FILE", secret.toString()));

    assertThat(environment.getProperty("guanxi.db.password")).isEqualTo("s3cret");
  }

  @Test
  void aMissingSecretFileIsNamed() {
    var failure = refused(Map.of("GUANXI_DB_PASSWORD_FILE", "/no/such/file"));

    assertThat(failure.code()).isEqualTo(PLATFORM_SETTING_INVALID);
    assertThat(failure).hasMessageContaining("GUANXI_DB_PASSWORD_FILE=/no/such/file");
  }

  @Test
  void anUnknownVariableIsAnErrorThatNamesTheNearest() {
    var failure = refused(Map.of("GUANXI_DB_USR", "ada"));

    assertThat(failure.code()).isEqualTo(PLATFORM_SETTING_UNKNOWN);
    assertThat(failure)
        .hasMessageContaining("GUANXI_DB_USR")
        .hasMessageContaining("GUANXI_DB_USER");
  }

  @Test
  void anUnknownLineOfTheFileIsAnErrorThatNamesTheNearest() throws IOException {
    file("guanxi.listn=0.0.0.0\n");

    assertThat(refused(Map.of()))
        .hasMessageContaining("guanxi.listn")
        .hasMessageContaining("nearest: guanxi.listen");
  }

  @Test
  void settingsOfOtherProgramsDoNotBelongIntoTheFile() throws IOException {
    file("server.port=1\n");

    assertThat(refused(Map.of()).code()).isEqualTo(PLATFORM_SETTING_UNKNOWN);
  }

  @Test
  void everySpellingOfAKeyIsKnown() {
    KnownSettings known = KnownSettings.load();

    assertThat(known.find("guanxi.postgres.shared-buffers")).isPresent();
    assertThat(known.find("GUANXI_POSTGRES_SHARED_BUFFERS")).isPresent();
    assertThat(known.find("GUANXI_POSTGRES_SHAREDBUFFERS")).isPresent();
    assertThat(known.find("guanxi.postgres")).isEmpty();
  }

  @Test
  void distanceCountsLettersToChange() {
    assertThat(KnownSettings.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(KnownSettings.distance("", "abc")).isEqualTo(3);
  }

  private void file(String text) throws IOException {
    Files.writeString(home.resolve("guanxi.properties"), text);
  }

  private GuanxiException refused(Map<String, Object> variables) {
    return catchThrowableOfType(GuanxiException.class, () -> checked(variables));
  }

  private StandardEnvironment checked(Map<String, Object> variables) {
    StandardEnvironment environment = new Variables(variables);
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("guanxi.home", home.toString())));
    new SettingsCheck().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }

  /** An environment with these variables instead of the process's own. */
  private static final class Variables extends StandardEnvironment {

    private final Map<String, Object> variables;

    Variables(Map<String, Object> variables) {
      this.variables = variables;
      getPropertySources()
          .replace(
              SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
              new SystemEnvironmentPropertySource(
                  SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    }

    @Override
    public Map<String, Object> getSystemEnvironment() {
      return variables == null ? Map.of() : variables;
    }
  }
}
