package guanxi.platform.settings;

import static guanxi.platform.PlatformError.PLATFORM_SETTING_INVALID;
import static guanxi.platform.PlatformError.PLATFORM_SETTING_UNKNOWN;

import guanxi.platform.HomeFolder;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Adds the file {@code guanxi.properties} and the {@code …_FILE} variables to the settings, refuses
 * names nobody knows, and finds a free port when none was asked for. Runs before the log is opened.
 */
final class SettingsCheck implements EnvironmentPostProcessor, Ordered {

  /** What the launcher and the tests read themselves. */
  private static final Set<String> OF_OTHERS =
      Set.of("GUANXI_BUILD", "GUANXI_JAVA_HOME", "GUANXI_JAVA_OPTIONS", "GUANXI_TEST_DATA");

  private static final String FILE = "guanxi.properties";
  private static final int FIRST_PORT = 8080;
  private static final int LAST_PORT = 8179;

  /** After the files of the application itself. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    KnownSettings known = KnownSettings.load();
    MutablePropertySources sources = environment.getPropertySources();
    Map<String, Object> variables = environment.getSystemEnvironment();
    Map<String, Object> fromFiles = checkVariables(known, variables);
    environment.getSystemProperties().keySet().forEach(key -> checkKey(known, key, ""));
    if (!fromFiles.isEmpty()) {
      sources.addAfter(
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
          new MapPropertySource("files named by the environment", fromFiles));
    }
    HomeFolder home = HomeFolder.at(Path.of(environment.getProperty("guanxi.home", "data")));
    home.folder("logs");
    Path file = home.root().resolve(FILE);
    if (Files.exists(file)) {
      sources.addAfter(
          fromFiles.isEmpty()
              ? StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME
              : "files named by the environment",
          new PropertiesPropertySource(FILE, read(known, file)));
    }
    // Later files must not be able to move the folder they were found in.
    sources.addFirst(new MapPropertySource("home", Map.of("guanxi.home", home.root().toString())));
    if (environment.getProperty("guanxi.port") == null) {
      sources.addLast(new MapPropertySource("free port", Map.of("guanxi.port", freePort())));
    }
  }

  private static Map<String, Object> checkVariables(
      KnownSettings known, Map<String, Object> variables) {
    Map<String, Object> fromFiles = new HashMap<>();
    variables.forEach((name, value) -> {
      if (!name.startsWith("GUANXI_") || OF_OTHERS.contains(name)) {
        return;
      }
      if (name.endsWith("_FILE") && known.find(name).isEmpty()) {
        String plain = name.substring(0, name.length() - "_FILE".length());
        checkKey(known, plain, " in the environment");
        known
            .find(plain)
            .ifPresent(setting -> fromFiles.put(setting.key(), content(name, value.toString())));
      } else {
        checkKey(known, name, " in the environment");
      }
    });
    return fromFiles;
  }

  private static void checkKey(KnownSettings known, String key, String where) {
    if (key.toLowerCase(Locale.ROOT).matches("guanxi[._].*") && known.find(key).isEmpty()) {
      KnownSettings.Setting nearest = known.nearest(key);
      boolean variable = key.startsWith("GUANXI_");
      throw new GuanxiException(
          PLATFORM_SETTING_UNKNOWN,
          "%s%s (nearest: %s)"
              .formatted(key, where, variable ? nearest.variable() : nearest.key()));
    }
  }

  private static Properties read(KnownSettings known, Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new GuanxiException(PLATFORM_SETTING_INVALID, file + ": " + e.getMessage(), e);
    }
    for (String key : properties.stringPropertyNames()) {
      if (!key.startsWith("guanxi.")) {
        throw new GuanxiException(PLATFORM_SETTING_UNKNOWN, "%s in %s".formatted(key, file));
      }
      checkKey(known, key, " in " + file);
    }
    return properties;
  }

  private static String content(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new GuanxiException(
          PLATFORM_SETTING_INVALID, "%s=%s cannot be read".formatted(name, file), e);
    }
  }

  private static int freePort() {
    for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    return FIRST_PORT;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
