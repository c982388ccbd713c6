package guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"_zh_Hans", "_zh_Hant"})
  void everyLanguageSaysEverythingWithTheSamePlaceholders(String language) throws IOException {
    Properties english = texts("");
    Properties other = texts(language);

    assertThat(other.keySet()).isEqualTo(english.keySet());
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(other, key)).as(key).isEqualTo(arguments(english, key));
    }
  }

  @Test
  void theTerminalsLanguageDecides() {
    assertThat(of("LANG", "zh_CN.UTF-8")).isEqualTo("zh-Hans");
    assertThat(of("LANG", "zh_TW.UTF-8")).isEqualTo("zh-Hant");
    assertThat(of("LC_ALL", "zh_HK")).isEqualTo("zh-Hant");
    assertThat(of("LANG", "C.UTF-8")).isEqualTo("en");
    assertThat(of("LANG", "")).isEqualTo("en");
    assertThat(of("LANG", "de_DE@euro")).isEqualTo("en");
  }

  @Test
  void chineseTakesTwoPlaces() {
    assertThat(TextTable.of("lr").row("客户", "1").row("ab", "22").text())
        .isEqualTo("  客户   1\n  ab    22\n");
  }

  private static String of(String variable, String value) {
    return Words.ofTerminal(Map.of(variable, value)).language().toLanguageTag();
  }

  private static Properties texts(String language) throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            WordsTest.class.getResourceAsStream("/texts/cli" + language + ".properties"))) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static int arguments(Properties texts, String key) {
    return new MessageFormat(texts.getProperty(key), Locale.ENGLISH)
        .getFormatsByArgumentIndex()
        .length;
  }
}
