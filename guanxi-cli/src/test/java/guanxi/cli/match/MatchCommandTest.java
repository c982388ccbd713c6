package guanxi.cli.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import guanxi.cli.CommandFailure;
import guanxi.cli.ExitCode;
import guanxi.cli.Terminal;
import guanxi.cli.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {

  private static final String CUSTOMERS =
      """
      no,姓名,手机,邮箱
      1,王小明,13812341234,wang.xm@example.com
      2,陈娜,13900001111,chenna@example.com
      3,李雷,13700002222,lilei@example.com
      4,韩梅梅,13600003333,hanmm@example.com
      5,张伟,13500004444,zhangwei88@example.com
      """;
  private static final String BUYERS =
      """
      id,name,phone,email
      a,Wang Xiaoming,138****1234,wang.xm@example.com
      b,陳娜,139****1111,chenna@example.com
      c,Lei Li,137****2222,
      d,Someone Else,150****9999,else@example.org
      """;

  @TempDir Path folder;

  @Test
  void splinksPeopleAreFoundThroughTheFiles() throws IOException {
    Path file = publicData("splink/fake_1000.csv");

    run(file, "--ignore", "cluster", "--clusters", folder.resolve("clusters.csv").toString());

    Map<String, String> owner = new HashMap<>();
    Files.readAllLines(file).forEach(line -> owner.put(cells(line)[0], cells(line)[6]));
    List<String> lines = Files.readAllLines(folder.resolve("pairs.csv"));
    assertThat(lines.getFirst()).isEqualTo("source_l,id_l,source_r,id_r,probability,reasons");
    long right =
        lines.stream()
            .skip(1)
            .filter(l -> owner.getOrDefault(cells(l)[1], "").equals(owner.get(cells(l)[3])))
            .count();
    double precision = right / (lines.size() - 1.0);
    double recall = right / 2031.0;
    assertThat(2 * precision * recall / (precision + recall)).isGreaterThan(0.9583);
    assertThat(lines.get(1)).startsWith("fake_1000,0,fake_1000,1,").contains("first_name: same");
    assertThat(Files.readAllLines(folder.resolve("clusters.csv")))
        .hasSize(1001)
        .startsWith("source,id,cluster", "fake_1000,0,0");
  }

  @Test
  void scriptsOrdersAndMasksAreSeenThrough() throws IOException {
    Path left = write("shop.csv", CUSTOMERS);
    Path right = write("market.csv", BUYERS);

    String report = run(left, right.toString());

    assertThat(pairs()).containsExactlyInAnyOrder("1 a", "2 b", "3 c");
    assertThat(report).contains("what is not masked agrees", "other order, form or script");
  }

  @Test
  void namedColumnsAreComparedAndNoOthers() throws IOException {
    Path file =
        write(
            "people.csv",
            """
            given,family,mail,key
            Ann,Lee,ann.lee@example.com,1
            Ann,Lee,ann.lee@example.com,2
            Bob,Fox,bob.fox@example.com,3
            Cy,Day,cyday@example.com,4
            Dee,Roe,dee.roe@example.com,5
            """);

    String report = run(file, "--columns", "name=given+family,email=mail", "--id", "key", "--json");

    assertThat(pairs()).containsExactly("1 2");
    assertThat(report).contains("\"full_name\"", "\"email\"").doesNotContain("\"given\"");
  }

  @Test
  void misspeltColumnsAreNamedAndNothingIsWritten() throws IOException {
    Path file = write("shop.csv", CUSTOMERS);

    CommandFailure failure =
        catchThrowableOfType(CommandFailure.class, () -> run(file, "--ignore", "telefone"));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(failure.in(Words.in(Locale.ENGLISH))).contains("telefone", "手机");
    assertThat(folder.resolve("pairs.csv")).doesNotExist();
  }

  @Test
  void withoutOutputNothingIsDone() throws IOException {
    Path file = write("shop.csv", CUSTOMERS);

    CommandFailure failure =
        catchThrowableOfType(
            CommandFailure.class,
            () -> new MatchCommand().run(List.of(file.toString()), terminal()));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.in(Words.in(Locale.ENGLISH))).contains("--out");
  }

  private List<String> pairs() throws IOException {
    return Files.readAllLines(folder.resolve("pairs.csv")).stream()
        .skip(1)
        .map(line -> cells(line)[1] + " " + cells(line)[3])
        .toList();
  }

  private String run(Path file, String... more) {
    List<String> words = new ArrayList<>(List.of(file.toString()));
    words.addAll(List.of(more));
    words.addAll(List.of("--out", folder.resolve("pairs.csv").toString()));
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);

    int code = new MatchCommand().run(words, new Terminal(print, print, Words.in(Locale.ENGLISH)));

    assertThat(code).isEqualTo(ExitCode.DONE);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Terminal terminal() {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Terminal(nowhere, nowhere, Words.in(Locale.ENGLISH));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String[] cells(String line) {
    return line.split(",", -1);
  }

  private static Path publicData(String name) {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path file = up.resolve("shared/data").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    assumeTrue(false, "public data set " + name + " is not at hand");
    throw new IllegalStateException();
  }
}
