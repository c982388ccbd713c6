package guanxi.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out the layout of a text file from its beginning and samples of the rest. */
final class LayoutSniffer {

  private static final int HEAD_BYTES = 1 << 19;
  private static final int WINDOWS = 16;
  private static final int WINDOW_BYTES = 1 << 15;
  private static final int MOST_ROWS = 300;
  private static final int HEADER_WITHIN_ROWS = 20;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private final byte[] head;
  private final Charset encoding;

  private LayoutSniffer(byte[] head, Charset encoding) {
    this.head = head;
    this.encoding = encoding;
  }

  /** A way to part the sample, and how well it does. */
  private record Candidate(Layout layout, List<Row> rows, int columns, double score) {}

  /**
   * The layout of a file.
   *
   * @param sheet name of the sheet wanted of a workbook, empty for the first one with rows
   */
  static Layout sniff(Path file, String sheet, Limits limits) throws IOException {
    byte[] head = FileContent.head(file);
    return FileContent.isZip(head) ? workbook(file, sheet, limits) : text(file, limits);
  }

  private static Layout workbook(Path file, String sheet, Limits limits) throws IOException {
    try (Workbook workbook = Workbook.open(file, limits);
        WorkbookRows source = WorkbookRows.open(workbook, sheet)) {
      Layout layout = Layout.workbook(source.sheetName());
      List<Row> rows = first(source);
      requireRows(rows);
      int columns = rows.stream().mapToInt(LayoutSniffer::filled).max().orElse(1);
      return withHeader(new Candidate(layout, rows, columns, 1));
    }
  }

  private static Layout text(Path file, Limits limits) throws IOException {
    byte[] head;
    try (InputStream in =
        FileContent.text(file, limits, new CountingInput(Files.newInputStream(file)))) {
      head = in.readNBytes(HEAD_BYTES);
    }
    FileContent.requireText(head);
    Charset encoding = Encodings.detect(sample(file, head));
    return new LayoutSniffer(wholeLines(head, encoding), encoding).layout();
  }

  /** The beginning, and for a large file windows spread over the rest. */
  private static byte[] sample(Path file, byte[] head) throws IOException {
    long size = Files.size(file);
    if (head.length < HEAD_BYTES || FileContent.isGzip(FileContent.head(file))) {
      return head;
    }
    byte[] sample = new byte[head.length + WINDOWS * WINDOW_BYTES];
    System.arraycopy(head, 0, sample, 0, head.length);
    int length = head.length;
    try (var channel = Files.newByteChannel(file)) {
      for (int i = 1; i <= WINDOWS; i++) {
        // an even start keeps the halves of UTF-16 apart
        channel.position(Math.max(0, (size - WINDOW_BYTES) / WINDOWS * i) & ~1L);
        var window = ByteBuffer.allocate(WINDOW_BYTES);
        while (window.hasRemaining() && channel.read(window) >= 0) {}
        length += copyLines(window.array(), window.position(), sample, length);
      }
    }
    return Arrays.copyOf(sample, length);
  }

  /** Copies from behind the first line end to the last one: no character is cut. */
  private static int copyLines(byte[] window, int size, byte[] target, int at) {
    int first = 0;
    while (first < size && window[first] != '\n') {
      first++;
    }
    int last = size;
    while (last > first && window[last - 1] != '\n') {
      last--;
    }
    int from = Math.min(last, (first + 2) & ~1);
    int length = (last - from) & ~1;
    System.arraycopy(window, from, target, at, length);
    return length;
  }

  private static byte[] wholeLines(byte[] head, Charset encoding) {
    if (head.length < HEAD_BYTES || encoding.name().startsWith("UTF-16")) {
      return head;
    }
    int end = head.length;
    while (end > 0 && head[end - 1] != '\n') {
      end--;
    }
    return end == 0 ? head : Arrays.copyOf(head, end);
  }

  private Layout layout() throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (char delimiter : DELIMITERS) {
      candidates.add(candidate(Layout.delimited(encoding, delimiter)));
    }
    Candidate best = candidates.getFirst();
    for (Candidate candidate : candidates) {
      best = candidate.score > best.score ? candidate : best;
    }
    if (best.columns < 2 || best.score < 1) {
      Layout blanks = new Layout(Layout.Kind.BLANKS, encoding, ' ', 1, "");
      Candidate parted = candidate(blanks);
      best = parted.columns > 1 && parted.score > 1.9 ? parted : best;
    }
    requireRows(best.rows);
    return withHeader(best);
  }

  private static void requireRows(List<Row> rows) throws UnreadableFileException {
    if (rows.isEmpty()) {
      throw new UnreadableFileException(FileProblem.EMPTY, "no rows");
    }
    long broken =
        rows.stream()
            .map(Row::problem)
            .filter(problem -> problem != null && isBinary(problem.code()))
            .count();
    if (broken > 0.5 * rows.size()) {
      throw new UnreadableFileException(FileProblem.NOT_A_TABLE, "mostly no text");
    }
  }

  private static boolean isBinary(ProblemCode code) {
    return code == ProblemCode.NUL_CHARACTER || code == ProblemCode.UNDECODABLE_BYTES;
  }

  /** Rows of the usual number of cells speak for a candidate, many columns a little. */
  private Candidate candidate(Layout layout) throws IOException {
    List<Row> rows = rows(layout);
    Map<Integer, Integer> counts = new HashMap<>();
    for (Row row : rows) {
      counts.merge(row.problem() == null ? row.size() : 1, 1, Integer::sum);
    }
    int columns = 1;
    int most = 0;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      if (count.getKey() > 1 && count.getValue() > most) {
        columns = count.getKey();
        most = count.getValue();
      }
    }
    double share = rows.isEmpty() ? 0 : (double) most / rows.size();
    double score = share * (1 + Math.log(columns) / Math.log(2));
    boolean known = rows.stream().limit(3).anyMatch(row -> Formats.recognise(row.cells()) != null);
    return new Candidate(layout, rows, columns, known ? score + 10 : score);
  }

  private List<Row> rows(Layout layout) throws IOException {
    var text = new TextSource(new ByteArrayInputStream(head), encoding);
    try (RowSource source =
        layout.kind() == Layout.Kind.BLANKS
            ? new BlankRows(text, Limits.DEFAULT)
            : new DelimitedRows(text, layout.delimiter(), Limits.DEFAULT)) {
      return first(source);
    }
  }

  private static List<Row> first(RowSource source) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Row row = source.next(); row != null && rows.size() < MOST_ROWS; row = source.next()) {
      if (!row.isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static Layout withHeader(Candidate best) throws UnreadableFileException {
    if (best.columns > TableFile.MOST_COLUMNS) {
      throw new UnreadableFileException(FileProblem.NOT_A_TABLE, best.columns + " columns");
    }
    Layout told = toldByFirstLine(best);
    if (told != null) {
      return told;
    }
    for (int i = 0; i < Math.min(HEADER_WITHIN_ROWS, best.rows.size()); i++) {
      Row row = best.rows.get(i);
      if (filled(row) >= Math.max(1, best.columns / 2)) {
        List<Row> body = best.rows.subList(i + 1, best.rows.size());
        boolean header = HeaderSniffer.isHeader(row, body);
        return best.layout.withHeaderRow(header ? Math.toIntExact(row.number()) : 0);
      }
    }
    return best.layout.withHeaderRow(0);
  }

  /** Excel's own hint: a first line {@code sep=;}. */
  private static @Nullable Layout toldByFirstLine(Candidate best) {
    String first = String.join("", best.rows.getFirst().cells()).strip();
    if (!first.toLowerCase(Locale.ROOT).startsWith("sep=") || first.length() > 5) {
      return null;
    }
    char delimiter = first.length() == 5 ? first.charAt(4) : best.layout.delimiter();
    return Layout.delimited(best.layout.encoding(), delimiter).withHeaderRow(2);
  }

  private static int filled(Row row) {
    return (int) row.cells().stream().filter(cell -> !cell.isBlank()).count();
  }
}
