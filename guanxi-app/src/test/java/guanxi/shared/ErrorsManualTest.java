package guanxi.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import guanxi.GeneratedPage;
import guanxi.web.WebError;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The manual's list of error codes is made from the codes and their texts. */
class ErrorsManualTest {

  private static final Map<ErrorCode.Type, String> ANSWERS =
      Map.of(
          ErrorCode.Type.NOT_FOUND, "404",
          ErrorCode.Type.REJECTED, "422",
          ErrorCode.Type.CONFLICT, "409",
          ErrorCode.Type.UNAVAILABLE, "503",
          ErrorCode.Type.BUG, "500");

  private final StringBuilder page = new StringBuilder();

  @Test
  void listsEveryCodeWithWhatToDo() throws IOException {
    write();
    GeneratedPage.check("manual/errors.md", page.toString(), ErrorsManualTest.class);
  }

  private void write() throws IOException {
    page.append(
        """
        # Error codes

        A failure has a code that is never renamed. A page says it in words, a program gets it in
        a problem document (RFC 9457), a job keeps the code of what ended it. Where … stands, the
        message names the value in question.

        """);
    for (Map.Entry<String, List<ErrorCode>> module : modules().entrySet()) {
      Properties texts = texts(module.getKey());
      page.append("## ").append(module.getKey());
      page.append("\n| code | HTTP | what it means and what to do |\n|---|---|---|\n");
      for (ErrorCode code : module.getValue()) {
        String text = texts.getProperty(module.getKey() + ".error." + code.name(), "");
        page.append("| `%s` | %s | %s |%n".formatted(code.name(), status(code), readable(text)));
      }
      page.append('\n');
    }
    page.append("## Why a row of a file, or an event, is not taken\n");
    list("intake.reason.");
    page.append("\n## Why a file is not taken\n");
    list("intake.problem.");
  }

  private void list(String prefix) throws IOException {
    page.append("| code | what it means and what to do |\n|---|---|\n");
    Properties texts = texts("intake");
    texts.stringPropertyNames().stream()
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .map(key ->
            "| `%s` | %s |%n"
                .formatted(key.substring(prefix.length()), readable(texts.getProperty(key))))
        .forEach(page::append);
  }

  /** Some failures of requests have a status of their own, the others that of their type. */
  private static String status(ErrorCode code) {
    return code instanceof WebError request
        ? String.valueOf(request.status())
        : Objects.requireNonNull(ANSWERS.get(code.type()));
  }

  private static String readable(String pattern) {
    assertThat(pattern).isNotBlank();
    return pattern.replace("''", "'").replaceAll("\\{\\d(?:[^{}]|\\{[^{}]*})*}", "…");
  }

  private static Properties texts(String module) throws IOException {
    Properties texts = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                Texts.class.getResourceAsStream("/texts/" + module + ".properties")),
            UTF_8)) {
      texts.load(file);
    }
    return texts;
  }

  private static Map<String, List<ErrorCode>> modules() {
    Map<String, List<ErrorCode>> modules = new TreeMap<>();
    new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("guanxi").stream()
            .filter(known -> known.isEnum() && known.isAssignableTo(ErrorCode.class))
            .sorted(Comparator.comparing(JavaClass::getName))
            .forEach(known -> {
              String module = known.getPackageName().split("\\.", -1)[1];
              Object[] codes = Objects.requireNonNull(known.reflect().getEnumConstants());
              for (Object code : codes) {
                modules.computeIfAbsent(module, _ -> new ArrayList<>()).add((ErrorCode) code);
              }
            });
    return modules;
  }
}
