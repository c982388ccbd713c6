package guanxi.cli.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProductAnalysisTest {

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final String BASKETS = "1 2 5\n2 4\n2 3\n1 2 4\n1 3\n2 3\n1 3\n1 2 3 5\n1 2 3\n";
  private static final String ORDERS =
      """
      order_id,customer_id,date,product,quantity,price
      1,ann,2026-01-01,tea,1,3.00
      1,ann,2026-01-01,cup,1,5.00
      2,bob,2026-01-02,tea,1,3.00
      2,bob,2026-01-02,cup,1,5.00
      3,ann,2026-01-03,milk,1,1.00
      4,ann,2026-01-04,jam,1,2.00
      5,bob,2026-01-05,milk,1,1.00
      """;

  @TempDir Path folder;

  @Test
  void basketsAreCountedByLength() throws IOException {
    JsonNode json = json("b.dat", BASKETS, "--baskets", "--min-support", "2");

    assertThat(json.at("/baskets").asInt()).isEqualTo(9);
    assertThat(json.at("/frequentItemsets").asInt()).isEqualTo(13);
    assertThat(json.at("/byLength/1").asInt()).isEqualTo(5);
    assertThat(json.at("/byLength/2").asInt()).isEqualTo(6);
    assertThat(json.at("/byLength/3").asInt()).isEqualTo(2);
  }

  @Test
  void supportMayBeAShareOrPerCent() throws IOException {
    assertThat(
            json("b.dat", BASKETS, "--baskets", "--min-support", "0.2").at("/minSupport").asInt())
        .isEqualTo(2);
    assertThat(json("b.dat", BASKETS, "--baskets", "--min-support=25%").at("/minSupport").asInt())
        .isEqualTo(3);
    CommandFailure failure =
        catchThrowableOfType(
            CommandFailure.class, () -> json("b.dat", BASKETS, "--baskets", "--min-support", "-1"));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void ordersAreBaskets() throws IOException {
    JsonNode json = json("orders.csv", ORDERS, "--baskets", "--min-support", "2");

    assertThat(json.at("/baskets").asInt()).isEqualTo(5);
    assertThat(json.at("/byLength/1").asInt()).isEqualTo(3);
    assertThat(json.at("/byLength/2").asInt()).isEqualTo(1);
  }

  @Test
  void sequencesAreJudgedOnTheLastPurchase() throws IOException {
    var text = new StringBuilder();
    for (int person = 0; person < 60; person++) {
      int start = person % 20;
      text.append(person);
      for (int step = 0; step < 5; step++) {
        text.append(" i").append((start + step) % 20);
      }
      text.append('\n');
    }

    JsonNode json = json("s.txt", text.toString(), "--recommend", "1", "--holdout", "last");

    assertThat(json.at("/judged").asInt()).isEqualTo(60);
    assertThat(json.at("/HR@1").asDouble()).isEqualTo(1.0);
    assertThat(json.at("/NDCG@1").asDouble()).isEqualTo(1.0);
    assertThat(json.at("/popularity/HR@1").asDouble()).isLessThan(0.2);
  }

  @Test
  void tooShortHistoriesAreSaid() {
    CommandFailure failure =
        catchThrowableOfType(
            CommandFailure.class, () -> json("s.txt", "1 a b\n2 a\n", "--recommend", "10"));

    assertThat(failure.in(Words.in(Locale.ENGLISH))).contains("three times");
  }

  private JsonNode json(String name, String content, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    List<String> words = new ArrayList<>(List.of(file.toString(), "--json"));
    words.addAll(List.of(more));
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        ProductAnalysis.asked(words, NOW)
            .orElseThrow()
            .run(words, new Terminal(print, print, Words.in(Locale.ENGLISH)));
    assertThat(code).isEqualTo(ExitCode.DONE);
    return JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
  }
}
