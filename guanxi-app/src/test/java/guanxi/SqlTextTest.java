package guanxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md about SQL, checked on the sources. */
class SqlTextTest {

  private static final Path JAVA = Path.of("src/main/java/guanxi");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** A table of some schema where SQL names one. */
  private static final Pattern TABLE =
      Pattern.compile(
          "\\b(?:FROM|JOIN|INTO|UPDATE|TABLE|COPY|REFERENCES|TRUNCATE|ONLY)\\s+"
              + "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?([a-z_]+)\\.[a-z_]+");

  /** SQL made from parts: a text block that begins with a verb of SQL and is then worked on. */
  private static final Pattern PIECED =
      Pattern.compile(
          "\"\"\"\\s*(?:SELECT|INSERT|UPDATE|DELETE|COPY|WITH|CREATE|ALTER|DROP|TRUNCATE)\\b"
              + "(?:(?!\"\"\").)*\"\"\"\\s*(?:\\+|\\.formatted|\\.replace|\\.concat)",
          Pattern.DOTALL);

  /** The same in the call itself; literals and constants alone are one text to the compiler. */
  private static final Pattern PIECED_IN_CALL =
      Pattern.compile(
          "\\.sql\\(\\s*(?:\"[^\"\\n]*\"(?:\\s*\\+\\s*\"[^\"\\n]*\")*\\s*"
              + "(?:\\+\\s*[^\"\\s]|\\.formatted|\\.concat)|[a-z]\\w*\\s*\\+)");

  /** Exceptions with their reason. */
  private static final Map<String, String> MAY_PIECE =
      Map.of(
          "Evidence.java", "names of tables come from an enum; SQL has no parameter for them",
          "CustomerList.java", "conditions are constants chosen by the filter; values are bound");

  @Test
  void onlyTheOwnerOfASchemaNamesItsTables() throws IOException {
    List<String> modules = modules();
    List<String> trespasses = new ArrayList<>();
    for (Path file : sources()) {
      String owner = module(file);
      Matcher tables = TABLE.matcher(Files.readString(file));
      while (tables.find()) {
        if (modules.contains(tables.group(1)) && !tables.group(1).equals(owner)) {
          trespasses.add(file + ": " + tables.group());
        }
      }
    }
    assertThat(trespasses).as("tables of other modules; call the module instead").isEmpty();
  }

  @Test
  void sqlIsNeverPutTogetherFromParts() throws IOException {
    List<String> pieced = new ArrayList<>();
    for (Path file : sources()) {
      if (MAY_PIECE.containsKey(file.getFileName().toString())) {
        continue;
      }
      String text = Files.readString(file);
      for (Pattern pattern : List.of(PIECED, PIECED_IN_CALL)) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
          pieced.add(file + ": " + found.group().lines().skip(1).findFirst().orElse("").strip());
        }
      }
    }
    assertThat(pieced).as("SQL is a text with named parameters").isEmpty();
  }

  private static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(JAVA)) {
      return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> java = Files.walk(JAVA);
        Stream<Path> sql = Files.walk(MIGRATIONS)) {
      return Stream.concat(java, sql)
          .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".sql"))
          .toList();
    }
  }

  private static String module(Path file) {
    Path below = file.startsWith(JAVA) ? JAVA.relativize(file) : MIGRATIONS.relativize(file);
    return below.getName(0).toString();
  }
}
