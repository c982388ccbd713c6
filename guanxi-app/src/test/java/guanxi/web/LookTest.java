package guanxi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

  private static final Path ASSETS = Path.of("src/main/resources/assets");

  @ParameterizedTest
  @CsvSource({
    "ink,paper",
    "ink,surface",
    "ink,sunken",
    "ink,hover",
    "ink,quiet-tint",
    "ink,indigo-tint",
    "quiet,paper",
    "quiet,surface",
    "quiet,sunken",
    "quiet,hover",
    "quiet,quiet-tint",
    "accent,paper",
    "accent,surface",
    "accent,accent-tint",
    "accent,hover",
    "on-accent,accent-fill",
    "on-accent,accent-fill-hover",
    "jade,paper",
    "jade,surface",
    "jade,jade-tint",
    "jade,hover",
    "amber,paper",
    "amber,surface",
    "amber,amber-tint",
    "amber,hover",
    "indigo,paper",
    "indigo,surface",
    "indigo,indigo-tint",
    "indigo,hover"
  })
  void textCanBeReadInBothThemes(String text, String background) throws IOException {
    for (int theme = 0; theme < 2; theme++) {
      assertThat(contrast(token(text, theme), token(background, theme)))
          .as("%s on %s, %s", text, background, theme == 0 ? "light" : "dark")
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"line-strong,paper", "line-strong,surface", "indigo,paper", "indigo,surface"})
  void edgesOfFieldsCanBeSeenInBothThemes(String edge, String background) throws IOException {
    for (int theme = 0; theme < 2; theme++) {
      assertThat(contrast(token(edge, theme), token(background, theme))).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aPageWeighsLittle() throws IOException {
    assertThat(compressed("app.css")).isLessThanOrEqualTo(20_000);
    int scripts =
        compressed("app.js")
            + compressed("vendor/htmx-4.0.1.min.js")
            + compressed("vendor/hx-csp-4.0.1.min.js")
            + compressed("vendor/hx-sse-4.0.1.min.js");
    assertThat(scripts).isLessThanOrEqualTo(45_000);
  }

  @Test
  void templatesHaveNothingInlineThatThePolicyWouldStop() throws IOException {
    Pattern inline =
        Pattern.compile("\\sstyle=\"|\\son[a-z]+=\"|<style|<script(?![^>]*nonce=)|javascript:");
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      List<Path> guilty =
          templates
              .filter(file -> file.toString().endsWith(".jte"))
              .filter(file -> inline.matcher(read(file)).find())
              .toList();
      assertThat(guilty).isEmpty();
    }
  }

  @Test
  void everyFormThatPostsCarriesItsToken() throws IOException {
    Pattern form = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : templates.filter(f -> f.toString().endsWith(".jte")).toList()) {
        Matcher found = form.matcher(read(file));
        while (found.find()) {
          assertThat(found.group())
              .as(file.toString())
              .containsAnyOf("page.csrf()", "page.csrfToken()");
        }
      }
    }
  }

  @Test
  void everyIconThatIsUsedIsInTheSprite() throws IOException {
    String sprite = Files.readString(ASSETS.resolve("icons.svg"));
    Pattern use = Pattern.compile("page\\.icon\\(\"([a-z0-9-]+)\"[,)]|icon = \"([a-z0-9-]+)\"");
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : templates.filter(f -> f.toString().endsWith(".jte")).toList()) {
        Matcher found = use.matcher(read(file));
        while (found.find()) {
          String name = found.group(1) == null ? found.group(2) : found.group(1);
          assertThat(sprite.contains("<symbol id=\"" + name + "\""))
              .as("icon %s in %s", name, file)
              .isTrue();
        }
      }
    }
  }

  private static String token(String name, int theme) throws IOException {
    String sheet = Files.readString(ASSETS.resolve("app.css"), StandardCharsets.UTF_8);
    Matcher pair =
        Pattern.compile("--" + name + ": light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")
            .matcher(sheet);
    if (pair.find()) {
      return pair.group(theme + 1);
    }
    Matcher single = Pattern.compile("--" + name + ": (#[0-9a-f]{6});").matcher(sheet);
    assertThat(single.find()).as("token %s", name).isTrue();
    return single.group(1);
  }

  /** WCAG 2.2, relative luminance and contrast ratio. */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double channel = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      double linear =
          channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
      sum += weights[i] * linear;
    }
    return sum;
  }

  private static int compressed(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(Files.readAllBytes(ASSETS.resolve(name)));
    }
    return out.size();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
