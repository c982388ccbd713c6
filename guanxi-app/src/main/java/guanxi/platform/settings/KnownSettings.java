package guanxi.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All settings there are: those of the records marked {@code @ConfigurationProperties}, as the
 * compiler wrote them down with their Javadoc.
 */
public final class KnownSettings {

  private static final String FILE = "/META-INF/spring-configuration-metadata.json";
  private static final Pattern DEFAULT = Pattern.compile("\\s*Default: (.*?)\\.?$", Pattern.DOTALL);

  private final Map<String, Setting> byPlainKey = new HashMap<>();

  private KnownSettings(List<Setting> settings) {
    settings.forEach(setting -> byPlainKey.put(plain(setting.key()), setting));
  }

  /**
   * One setting.
   *
   * @param key such as {@code guanxi.db.url}
   * @param meaning a sentence or two
   * @param preset what holds when nobody sets it, in words where there is no fixed value
   */
  public record Setting(String key, String meaning, String preset) {

    /** Its name in the environment: {@code GUANXI_DB_URL}. */
    public String variable() {
      return key.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "_");
    }
  }

  /** Reads the settings of this application. */
  public static KnownSettings load() {
    try (InputStream in = KnownSettings.class.getResourceAsStream(FILE)) {
      return of(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KnownSettings of(JsonNode metadata) {
    return new KnownSettings(
        metadata
            .path("properties")
            .valueStream()
            .filter(property -> property.path("name").asString().startsWith("guanxi."))
            .map(KnownSettings::setting)
            .toList());
  }

  private static Setting setting(JsonNode property) {
    String meaning = property.path("description").asString("");
    Matcher words = DEFAULT.matcher(meaning);
    String preset = property.path("defaultValue").asString("");
    if (words.find()) {
      preset = words.group(1);
      meaning = meaning.substring(0, words.start());
    }
    return new Setting(property.path("name").asString(), meaning, preset);
  }

  /** All of them by key. */
  public List<Setting> all() {
    return byPlainKey.values().stream().sorted(Comparator.comparing(Setting::key)).toList();
  }

  /** Whether there is a setting with this key. */
  public boolean knows(String key) {
    return find(key).isPresent();
  }

  /** The setting with this key in any spelling: {@code guanxi.db.url}, {@code GUANXI_DB_URL}. */
  Optional<Setting> find(String key) {
    return Optional.ofNullable(byPlainKey.get(plain(key)));
  }

  /** The setting whose key differs least. */
  Setting nearest(String key) {
    String wanted = plain(key);
    return byPlainKey.entrySet().stream()
        .min(
            Comparator.<Map.Entry<String, Setting>>comparingInt(
                    known -> distance(wanted, known.getKey()))
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getValue();
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
  }

  /** How many letters to insert, delete or replace (Levenshtein 1965). */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, 1 + Math.min(before[j], row[j - 1]));
      }
      int[] swap = before;
      before = row;
      row = swap;
    }
    return before[b.length()];
  }
}
