package guanxi.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables written for spreadsheets. */
class TableWriterTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+49 30 1",
        "-cmd",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1a",
        "＠x",
        " =1",
        "'=1",
        "-1+1",
        "=HYPERLINK(\"http://x\",\"y\")"
      })
  void cellsLikeFormulasAreDefusedAndComeBack(String cell) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.csv(bytes)) {
      writer.row("order id", "text");
      writer.row("1", cell);
    }

    String written = bytes.toString(UTF_8).lines().skip(1).findFirst().orElseThrow();

    assertThat(written.substring(2).replaceFirst("^\"", "")).startsWith("'");
    Path file = Files.write(folder.resolve("out.csv"), bytes.toByteArray());
    String read = TestFiles.rows(file, Layout.delimited(UTF_8, ',')).getFirst().cell(1);
    assertThat(read).isEqualTo("'" + cell);
  }

  @Test
  void numbersStayNumbers() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.csv(bytes)) {
      writer.row(-12, new BigDecimal("-1E+3"), "-12.50", true, LocalDate.of(2026, 5, 1), null);
    }

    assertThat(bytes.toString(UTF_8)).isEqualTo("\uFEFF-12,-1000,-12.50,true,2026-05-01,\r\n");
  }

  @Test
  void workbookComesBack() throws IOException {
    Path file = folder.resolve("out.xlsx");
    try (TableWriter writer = TableWriter.workbook(Files.newOutputStream(file), "Orders")) {
      writer.row("Order", "Date", "Amount", "Text");
      writer.row("A1", LocalDate.of(2026, 5, 1), new BigDecimal("12.50"), "=1+1\n\u0001中文");
      writer.row("A2", null, -3, "");
    }

    List<Row> rows = TestFiles.rows(file, Layout.workbook("Orders"));

    assertThat(rows.get(0).cells()).containsExactly("A1", "2026-05-01", "12.50", "=1+1\n\uFFFD中文");
    assertThat(rows.get(1).cell(2)).isEqualTo("-3");
  }

  @Test
  void pythonReadsWhatIsWritten() throws IOException, InterruptedException {
    Path file = folder.resolve("out.csv");
    Path script = folder.resolve("read.py");
    Files.writeString(
        script,
        """
        import csv, json, sys
        with open(sys.argv[1], encoding='utf-8-sig', newline='') as f:
            sys.stdout.buffer.write(json.dumps(list(csv.reader(f)), ensure_ascii=True).encode())
        """);
    try (TableWriter writer = TableWriter.csv(Files.newOutputStream(file))) {
      writer.row("a", "b", "c");
      writer.row("x,y", "say \"hi\"", "two\r\nlines");
      writer.row("", " blanks ", "a\tb;c");
    }

    String json = python(script, file);

    assertThat(json)
        .isEqualTo(
            "[[\"a\", \"b\", \"c\"], [\"x,y\", \"say \\\"hi\\\"\", \"two\\r\\nlines\"], "
                + "[\"\", \" blanks \", \"a\\tb;c\"]]");
  }

  @Test
  void whatPythonWritesIsRead() throws IOException, InterruptedException {
    Path file = folder.resolve("python.csv");
    Path script = folder.resolve("write.py");
    Files.writeString(
        script,
        """
        import csv, random, sys
        random.seed(7)
        with open(sys.argv[1], 'w', encoding='utf-8', newline='') as f:
            w = csv.writer(f)
            w.writerow(['n', 'text'])
            for i in range(2000):
                w.writerow([i, 'x' + ''.join(random.choice('ab,"\\r\\n\\t ;é中') for _ in range(i % 23))])
        total = 0
        for row in list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))[1:]:
            total = (total * 31 + sum(map(ord, row[1])) * (int(row[0]) + 1)) % 1000000007
        print(total, end='')
        """);
    String expected = python(script, file);

    long total = 0;
    for (Row row : TestFiles.rows(file, Layout.delimited(UTF_8, ','))) {
      long sum = row.cell(1).chars().sum();
      total = (total * 31 + sum * (Integer.parseInt(row.cell(0)) + 1)) % 1_000_000_007L;
    }

    assertThat(Long.toString(total)).isEqualTo(expected);
  }

  private static String python(Path script, Path file) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("python3", script.toString(), file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no python3 on this machine");
      throw e;
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    assumeTrue(ended && process.exitValue() == 0, "skipped: python3 does not run here");
    return out;
  }
}
