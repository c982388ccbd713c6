package guanxi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Path TEXTS = Path.of("src/main/resources/texts");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9.-]*)\"");
  private static final Pattern CALL =
      Pattern.compile("(?:\\bt|texts?(?:\\(\\))?\\.of)\\(\\s*\"([a-z][A-Za-z0-9.-]*)\"\\s*[,)]");

  /** Modules whose pages are all there; the others keep texts for pages that come. */
  private static final Set<String> COMPLETE = Set.of("platform", "staff", "web");

  /** Looked up with the last part computed: codes, kinds of jobs and what the trail records. */
  private static final Pattern COMPUTED =
      Pattern.compile("[a-z]+\\.(error|audit)\\..+|.+\\.(job|phase\\..+)");

  private final Map<String, Properties> files = load();

  @Test
  void everyTextIsThereInEveryLanguage() {
    for (String module : modules()) {
      Set<Object> english = keys(module, "");
      assertThat(keys(module, "_zh_Hans")).as("%s, 简体中文", module).isEqualTo(english);
      assertThat(keys(module, "_zh_Hant")).as("%s, 繁體中文", module).isEqualTo(english);
    }
  }

  @Test
  void aKeyStartsWithTheNameOfItsModule() {
    for (String module : modules()) {
      assertThat(keys(module, "")).allMatch(key -> key.toString().startsWith(module + "."));
    }
  }

  @Test
  void everyTextCanBeFilledAndNeedsTheSameValuesInEveryLanguage() {
    List<String> wrong = new ArrayList<>();
    for (String module : modules()) {
      for (Object key : keys(module, "")) {
        Set<Integer> english = placeholders(module, "", key, wrong);
        for (String language : List.of("_zh_Hans", "_zh_Hant")) {
          // One language may need a number twice, or leave out one that only a plural needs.
          if (!english.containsAll(placeholders(module, language, key, wrong))) {
            wrong.add(key + language + " uses a value that the English text does not have");
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void traditionalTextsAreNotSimplifiedOnes() {
    Map<String, Object> left = new TreeMap<>();
    for (String module : modules()) {
      file(module, "_zh_Hant")
          .forEach((key, text) -> {
            if (!key.equals("web.language.zh-Hans") && hasSimplifiedOnly(text.toString())) {
              left.put(key.toString(), text);
            }
          });
    }
    assertThat(left).isEmpty();
  }

  @Test
  void everyErrorCodeHasASentence() {
    List<String> missing = new ArrayList<>();
    for (JavaClass type : classes()) {
      if (type.isEnum() && type.isAssignableTo(ErrorCode.class)) {
        for (Object constant : type.reflect().getEnumConstants()) {
          String module = type.getPackageName().split("\\.", -1)[1];
          String key = module + ".error." + ((Enum<?>) constant).name();
          if (!Texts.in(Texts.ENGLISH).has(key)) {
            missing.add(key);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextThatIsAskedForExists() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String source : sources()) {
      Matcher call = CALL.matcher(source);
      while (call.find()) {
        if (call.group(1).contains(".")
            && !call.group(1).endsWith(".")
            && !Texts.in(Texts.ENGLISH).has(call.group(1))) {
          missing.add(call.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextIsAskedFor() throws IOException {
    Set<String> asked = new HashSet<>();
    for (String source : sources()) {
      Matcher literal = LITERAL.matcher(source);
      while (literal.find()) {
        asked.add(literal.group(1));
      }
    }
    Set<String> prefixes =
        asked.stream().filter(text -> text.endsWith(".")).collect(Collectors.toSet());
    List<String> unused = new ArrayList<>();
    for (String module : COMPLETE) {
      for (Object key : keys(module, "")) {
        String name = key.toString();
        if (!asked.contains(name)
            && !COMPUTED.matcher(name).matches()
            && prefixes.stream().noneMatch(name::startsWith)) {
          unused.add(name);
        }
      }
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void aLanguageIsFoundByScriptOrElseByCountry() {
    assertThat(Texts.in(Locale.forLanguageTag("zh-Hant-HK")).language())
        .isEqualTo(Texts.TRADITIONAL);
    assertThat(Texts.in(Locale.forLanguageTag("zh-TW")).language()).isEqualTo(Texts.TRADITIONAL);
    assertThat(Texts.in(Locale.forLanguageTag("zh-Hans-TW")).language())
        .isEqualTo(Texts.SIMPLIFIED);
    assertThat(Texts.in(Locale.forLanguageTag("zh")).language()).isEqualTo(Texts.SIMPLIFIED);
    assertThat(Texts.in(Locale.FRENCH).language()).isEqualTo(Texts.ENGLISH);
  }

  /** A text is suspect when Big5, the encoding of Taiwan, cannot write one of its characters. */
  private static boolean hasSimplifiedOnly(String text) {
    var big5 = java.nio.charset.Charset.forName("Big5").newEncoder();
    return text.codePoints()
        .filter(Character::isIdeographic)
        .anyMatch(c -> !big5.canEncode(Character.toString(c)));
  }

  private Set<Integer> placeholders(
      String module, String language, Object key, List<String> wrong) {
    String text = file(module, language).getProperty(key.toString());
    if (text == null) {
      return Set.of();
    }
    try {
      int count = new MessageFormat(text, Locale.ENGLISH).getFormatsByArgumentIndex().length;
      Set<Integer> used = new HashSet<>();
      for (int i = 0; i < count; i++) {
        if (text.contains("{" + i)) {
          used.add(i);
        }
      }
      return used;
    } catch (IllegalArgumentException e) {
      wrong.add(key + language + ": " + e.getMessage());
      return Set.of();
    }
  }

  private static Iterable<JavaClass> classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("guanxi");
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|jte)")).toList()) {
        sources.add(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return sources;
  }

  private Set<String> modules() {
    return files.keySet().stream()
        .map(name -> name.replaceAll("_.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Object> keys(String module, String language) {
    return new TreeSet<>(file(module, language).keySet());
  }

  private Properties file(String module, String language) {
    return files.getOrDefault(module + language, new Properties());
  }

  private static Map<String, Properties> load() {
    Map<String, Properties> files = new HashMap<>();
    try (Stream<Path> found = Files.list(TEXTS)) {
      for (Path file : found.toList()) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        files.put(file.getFileName().toString().replace(".properties", ""), properties);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return files;
  }
}
