package guanxi.files;

import static guanxi.files.TestFiles.rows;
import static guanxi.files.TestFiles.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and cells out of delimited text, good and broken. */
class TableFileTest {

  private static final Layout COMMAS = Layout.delimited(UTF_8, ',');

  @TempDir Path folder;

  @Test
  void quotedCellsHoldDelimitersQuotesAndLines() throws IOException {
    Path file = write(folder, "a,b,c\n\"x,y\",\"say \"\"hi\"\"\",\"two\r\nlines\"\n1,2,3\n");

    List<Row> rows = rows(file, COMMAS);

    assertThat(rows.get(0).cells()).containsExactly("x,y", "say \"hi\"", "two\r\nlines");
    assertThat(rows.get(0).number()).isEqualTo(2);
    assertThat(rows.get(1).number()).isEqualTo(3);
    assertThat(rows.get(1).line()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void everyLineEndEndsARow(String end) throws IOException {
    Path file = write(folder, "a,b" + end + "1,2" + end + end + "3,4");

    assertThat(rows(file, COMMAS))
        .extracting(Row::cells)
        .containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void quoteNeverClosedCostsOneRow() throws IOException {
    Path file = write(folder, "a,b\n1,\"x\n2,y\n3,\"z\"\n4,w\n");

    List<Row> rows = rows(file, COMMAS);

    assertThat(rows).hasSize(4);
    assertThat(problem(rows.get(0)).code()).isEqualTo(ProblemCode.QUOTE_NEVER_CLOSED);
    assertThat(problem(rows.get(0)).row()).isEqualTo(2);
    assertThat(rows.get(1).cells()).containsExactly("2", "y");
    assertThat(rows.get(2).cells()).containsExactly("3", "z");
  }

  @Test
  void quoteNeverClosedInTheLastRowIsFound() throws IOException {
    List<Row> rows = rows(write(folder, "a,b\n1,x\n2,\"y"), COMMAS);

    assertThat(rows).hasSize(2);
    assertThat(problem(rows.get(1)).code()).isEqualTo(ProblemCode.QUOTE_NEVER_CLOSED);
  }

  @Test
  void cellsBeyondTheHeaderAreRefusedUnlessEmpty() throws IOException {
    List<Row> rows = rows(write(folder, "a,b\n1,2,,\n1,2,3\n1\n"), COMMAS);

    assertThat(rows.get(0).problem()).isNull();
    assertThat(problem(rows.get(1)).code()).isEqualTo(ProblemCode.TOO_MANY_CELLS);
    assertThat(problem(rows.get(1)).arguments()).containsExactly("2", "3");
    assertThat(rows.get(2).cell(1)).isEmpty();
  }

  @Test
  void undecodableBytesAreReportedWithTheirPosition() throws IOException {
    byte[] bytes = "n,v\né,1\nxx,2\n".getBytes(UTF_8);
    bytes[9] = (byte) 0xFF;
    bytes[10] = (byte) 0xFE;

    List<Row> rows = rows(write(folder, bytes), COMMAS);

    assertThat(rows.get(0).problem()).isNull();
    Rejection problem = problem(rows.get(1));
    assertThat(problem.code()).isEqualTo(ProblemCode.UNDECODABLE_BYTES);
    assertThat(problem.columnName()).isEqualTo("n");
    assertThat(problem.arguments()).containsExactly("UTF-8", "9");
  }

  @Test
  void rowInAnotherEncodingIsReadInItWhereThatIsCertain() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("name,city\n张伟,北京\n".getBytes(UTF_8));
    bytes.writeBytes("李娜娜,上海浦东新区\n".getBytes(Charset.forName("GB18030")));
    bytes.writeBytes("Müller,Köln\n".getBytes(Charset.forName("windows-1252")));

    List<Row> rows = rows(write(folder, bytes.toByteArray()), COMMAS);

    assertThat(rows).allMatch(row -> row.problem() == null);
    assertThat(rows.get(1).cells()).containsExactly("李娜娜", "上海浦东新区");
    assertThat(rows.get(2).cells()).containsExactly("Müller", "Köln");
  }

  @Test
  void nulIsReported() throws IOException {
    List<Row> rows = rows(write(folder, "a,b\n1,x\0y\n2,z\n"), COMMAS);

    assertThat(problem(rows.get(0)).code()).isEqualTo(ProblemCode.NUL_CHARACTER);
    assertThat(problem(rows.get(0)).column()).isEqualTo(2);
    assertThat(rows.get(1).problem()).isNull();
  }

  @Test
  void headersAreMadeDifferent() throws IOException {
    try (TableFile table = TableFile.open(write(folder, "a,,a,a\n"), COMMAS)) {
      assertThat(table.header()).containsExactly("a", "c2", "a (2)", "a (3)");
    }
  }

  /** A character of two halves may stand where the buffer ends. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void charactersOutsideTheBasicPlaneAreNeverCut(int shift) throws IOException {
    String smiles = "😀".repeat(200_000);
    String text = "a,b\n" + "x".repeat(shift) + ",\"" + smiles + "\"\n1,2\n";

    List<Row> rows = rows(write(folder, text), COMMAS);

    assertThat(rows.get(0).cell(1)).isEqualTo(smiles);
    assertThat(rows.get(1).cells()).containsExactly("1", "2");
  }

  @Test
  void tooManyColumnsAreNoTable() throws IOException {
    Path file = write(folder, "a,".repeat(200_000) + "\n" + "a,".repeat(200_000) + "\n");

    assertThatThrownBy(() -> Detection.of(file, TestFiles.DEFAULTS))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            failure -> assertThat(failure.problem()).isEqualTo(FileProblem.NOT_A_TABLE));
  }

  @Test
  void blanksPartColumns() throws IOException {
    Layout layout = new Layout(Layout.Kind.BLANKS, UTF_8, ' ', 0, "");
    try (TableFile table = TableFile.open(write(folder, " 1  x\n 2  y\n"), layout)) {
      assertThat(table.header()).containsExactly("c1", "c2");
    }
  }

  /** Rows written by our own writer come back as they were, however the buffer cuts them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsWrittenComesBack(long seed) throws IOException {
    var random = new Random(seed);
    var bytes = new ByteArrayOutputStream();
    List<List<String>> written = new java.util.ArrayList<>();
    try (TableWriter writer = TableWriter.csv(bytes)) {
      writer.row("h1", "h2", "h3");
      for (int i = 0; i < 20_000; i++) {
        List<String> row = List.of("r" + i, text(random), text(random));
        writer.row(row);
        written.add(row);
      }
    }

    List<Row> rows = rows(write(folder, bytes.toByteArray()), COMMAS);

    assertThat(rows).hasSize(written.size());
    for (int i = 0; i < written.size(); i++) {
      assertThat(rows.get(i).cells()).isEqualTo(written.get(i));
    }
  }

  private static String text(Random random) {
    String letters = "ab,\";\t\n\r 中é";
    var text = new StringBuilder("x");
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private static Rejection problem(Row row) {
    return java.util.Objects.requireNonNull(row.problem());
  }
}
