package guanxi.files.testing;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import guanxi.files.FileProblem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes 200 files as dirty as files get: every encoding, delimiter, way to write dates and
 * numbers, broken cells, quotes and rows, bombs, and files that are no tables at all. The same seed
 * writes the same files.
 *
 * <p>From the command line: {@code tools/dirty-files/generate FOLDER [SEED]}.
 */
public final class DirtyFiles {

  /** How many files are written. */
  public static final int COUNT = 200;

  private static final String[] DELIMITERS = {",", ";", "\t", "|"};

  private final Path folder;
  private final long seed;
  private final List<DirtyFile> files = new ArrayList<>();

  private DirtyFiles(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /** Writes the files into a folder. */
  public static List<DirtyFile> write(Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    var writing = new DirtyFiles(folder, seed);
    writing.encodings();
    writing.dates();
    writing.numbers();
    writing.lineEnds();
    writing.headers();
    writing.quotes();
    writing.largeCells();
    writing.emptyFiles();
    writing.knownFormats();
    writing.noTables();
    DirtyWorkbooks.write(writing, new Random(seed));
    writing.badCells();
    return List.copyOf(writing.files);
  }

  /**
   * Writes the files and beside them {@code expected.tsv}: per file its name, rows, rejected rows
   * and the problem with the file as a whole. Arguments: folder, optional seed.
   */
  public static void main(String[] arguments) throws IOException {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20260101;
    Path folder = Path.of(arguments[0]);
    List<DirtyFile> files = write(folder, seed);
    List<String> expected = new ArrayList<>();
    for (DirtyFile file : files) {
      FileProblem problem = file.problem();
      String name = problem == null ? "" : problem.name();
      expected.add(String.join("\t", "" + file, "" + file.rows(), "" + file.rejected(), name));
    }
    Files.write(folder.resolve("expected.tsv"), expected);
    System.out.println(files.size() + " files in " + arguments[0] + ", seed " + seed);
  }

  void add(String name, byte[] content, int rows, int rejected, @Nullable FileProblem problem)
      throws IOException {
    Path file = folder.resolve("%03d-%s".formatted(files.size() + 1, name));
    Files.write(file, content);
    files.add(new DirtyFile(file, rows, rejected, problem));
  }

  private void add(String name, String text, int rows, int rejected) throws IOException {
    add(name, text.getBytes(UTF_8), rows, rejected, null);
  }

  private DirtyOrders orders() {
    return new DirtyOrders(new Random(seed + files.size()));
  }

  private void encodings() throws IOException {
    for (String delimiter : DELIMITERS) {
      int kind = delimiter.charAt(0);
      for (String name :
          List.of("utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom", "utf-16le")) {
        Charset encoding =
            name.startsWith("utf-16be") ? UTF_16BE : name.startsWith("utf-16le") ? UTF_16LE : UTF_8;
        String mark = name.endsWith("-bom") ? "\uFEFF" : "";
        String text = mark + orders().chinese(true).table(40, delimiter);
        add(name + "-" + kind + ".csv", text.getBytes(encoding), 40, 0, null);
      }
      var gb = orders().chinese(true).table(40, delimiter).getBytes(Charset.forName("GB18030"));
      add("gb18030-" + kind + ".csv", gb, 40, 0, null);
      var big5 = orders().traditional(true).table(40, delimiter).getBytes(Charset.forName("Big5"));
      add("big5-" + kind + ".csv", big5, 40, 0, null);
      var latin = orders().table(40, delimiter).getBytes(Charset.forName("windows-1252"));
      add("windows-1252-" + kind + ".csv", latin, 40, 0, null);
    }
  }

  private void dates() throws IOException {
    for (String pattern :
        List.of(
            "uuuu-MM-dd",
            "uuuu-MM-dd'T'HH:mm:ss'Z'",
            "uuuu-MM-dd HH:mm:ss '+0200'",
            "dd/MM/uuuu",
            "MM/dd/uuuu",
            "dd.MM.uuuu HH:mm",
            "d.M.uu",
            "MM/dd/uuuu hh:mm a",
            "uuuu年M月d日",
            "uuuu年M月d日 HH时mm分ss秒",
            "uuuuMMdd",
            "dd-MMM-uuuu",
            "MMM d, uuuu")) {
      add("date-%d.csv".formatted(files.size()), orders().dates(pattern).table(60, "\t"), 60, 0);
    }
  }

  private void numbers() throws IOException {
    for (String style : DirtyOrders.NUMBER_STYLES) {
      add("number-%d.csv".formatted(files.size()), orders().numbers(style).table(60, ";"), 60, 0);
    }
  }

  private void lineEnds() throws IOException {
    String lines = orders().table(30, ",");
    add("cr.csv", lines.replace("\n", "\r"), 30, 0);
    add("crlf.csv", lines.replace("\n", "\r\n"), 30, 0);
    add("blank-lines.csv", lines.replace("\n", "\n\n\n"), 30, 0);
    add("no-last-line-end.csv", lines.strip(), 30, 0);
    add("only-delimiters.csv", lines + ",,,,,,,,\n,,,,,,,,\n", 30, 0);
    add("quoted-line-ends.csv", orders().names("\"two\r\nlines\"").table(30, ","), 30, 0);
  }

  private void headers() throws IOException {
    String table = orders().table(30, ",");
    add("shouting-header.csv", table.replaceFirst("^[^\n]*", upper(table)), 30, 0);
    add("title-above.csv", "My orders 2025\n\n" + table, 30, 0);
    add("sep-line.csv", "sep=;\n" + orders().table(30, ";"), 30, 0);
    add("twice-the-same-header.csv", doubled(table), 30, 0);
    add("blank-header.csv", blankName(table), 30, 0);
    add("formulas.csv", orders().names("\"=HYPERLINK(\"\"http://x\"\")\"").table(30, ","), 30, 0);
    add("apostrophes.csv", orders().names("'Ann").table(30, ","), 30, 0);
    add("blanks.txt", orders().blanks(30), 30, 0);
  }

  private static String upper(String table) {
    return table.substring(0, table.indexOf('\n')).toUpperCase(java.util.Locale.ROOT);
  }

  private static String doubled(String table) {
    return table
        .lines()
        .map(line -> line + "," + line.split(",", -1)[7] + "\n")
        .reduce("", String::concat);
  }

  private static String blankName(String table) {
    return table
        .lines()
        .map(line -> (line.startsWith("Order ID") ? "" : "x") + "," + line + "\n")
        .reduce("", String::concat);
  }

  private void quotes() throws IOException {
    for (int at : new int[] {0, 1, 17, 28, 29}) {
      String bad = orders().broken(at, line -> line.replaceFirst(",", ",\"")).table(30, ",");
      add("unclosed-quote-row-%d.csv".formatted(at), bad, 30, 1);
      String quoted =
          orders().quoted(true).broken(at, line -> line.replaceFirst("\",", ",")).table(30, ",");
      add("lost-quote-row-%d.csv".formatted(at), quoted, 30, DirtyFile.UNKNOWN);
    }
    add("quotes-inside.csv", orders().names("Ann \"the\" Wu").table(30, ","), 30, 0);
    add("quote-then-text.csv", orders().names("\"Ann\" Wu").table(30, ","), 30, 0);
    String many = orders().broken(-1, line -> line.replaceFirst(",", ",\"")).table(30, ",");
    add("unclosed-quote-every-row.csv", many, 30, 30);
  }

  private void largeCells() throws IOException {
    String huge = "x".repeat(10_000_000);
    add("huge-plain-cell.csv", orders().broken(9, line -> line + huge).table(20, ","), 20, 1);
    String quoted = "\"" + huge + "\"";
    add("huge-quoted-cell.csv", orders().country(9, quoted).table(20, ","), 20, 1);
    String two = "x".repeat(2_000_000);
    add("large-cell-first.csv", orders().broken(0, line -> line + two).table(20, ","), 20, 1);
    add("large-cell-last.csv", orders().broken(19, line -> line + two).table(20, ","), 20, 1);
    String lines = "\"" + "line\n".repeat(2_000_000) + "\"";
    add("huge-cell-of-lines.csv", orders().country(9, lines).table(20, ","), 20, 1);
    add("one-endless-line.csv", huge, DirtyFile.UNKNOWN, DirtyFile.UNKNOWN);
  }

  private void emptyFiles() throws IOException {
    add("empty.csv", new byte[0], 0, 0, FileProblem.EMPTY);
    add("blank-lines-only.csv", "\n\n \n".getBytes(UTF_8), 0, 0, FileProblem.EMPTY);
    add("mark-only.csv", "\uFEFF".getBytes(UTF_8), 0, 0, FileProblem.EMPTY);
    add("header-only.csv", orders().table(0, ","), 0, 0);
    add("one-word.csv", "hello", DirtyFile.UNKNOWN, DirtyFile.UNKNOWN);
    add("zeros.csv", new byte[5000], DirtyFile.UNKNOWN, DirtyFile.UNKNOWN, FileProblem.NOT_A_TABLE);
  }

  private void knownFormats() throws IOException {
    var random = new Random(seed);
    add("shopify-orders.csv", DirtyShops.shopifyOrders(random, 20, 0), 60, 0);
    add("shopify-orphan-lines.csv", DirtyShops.shopifyOrders(random, 20, 4), 60, 12);
    add("shopify-customers.csv", DirtyShops.shopifyCustomers(30, true), 30, 0);
    add("shopify-customers-old.csv", DirtyShops.shopifyCustomers(30, false), 30, 0);
    add("online-retail.csv", DirtyShops.onlineRetail(random, 50, 0), 50, 0);
    add("online-retail-bad-dates.csv", DirtyShops.onlineRetail(random, 50, 5), 50, 5);
    for (var table : DirtyShops.olist().entrySet()) {
      add("olist-" + table.getKey() + ".csv", table.getValue(), 3, 1);
    }
  }

  private void noTables() throws IOException {
    add("old.xls", bytes(0xD0, 0xCF, 0x11, 0xE0), 0, 0, FileProblem.OLD_EXCEL);
    add("page.xls", "<html><table><tr>".getBytes(UTF_8), 0, 0, FileProblem.WEB_PAGE);
    add("paper.csv", "%PDF-1.7\n".getBytes(UTF_8), 0, 0, FileProblem.PDF);
    add("picture.csv", bytes(0x89, 'P', 'N', 'G'), 0, 0, FileProblem.PICTURE);
    add("photo.csv", bytes(0xFF, 0xD8, 0xFF), 0, 0, FileProblem.PICTURE);
    add("seven.csv", bytes('7', 'z', 0xBC, 0xAF), 0, 0, FileProblem.ARCHIVE);
    byte[] noise = new byte[100_000];
    new Random(seed).nextBytes(noise);
    noise[0] = 'n';
    add("noise.csv", noise, DirtyFile.UNKNOWN, DirtyFile.UNKNOWN, FileProblem.NOT_A_TABLE);
    add("packed.csv.gz", DirtyWorkbooks.gzip(orders().table(30, ",").getBytes(UTF_8)), 30, 0, null);
    byte[] packed = DirtyWorkbooks.gzip(orders().table(9000, ",").getBytes(UTF_8));
    byte[] cut = java.util.Arrays.copyOf(packed, packed.length / 2);
    add("cut.csv.gz", cut, 0, 0, FileProblem.DAMAGED);
    byte[] bomb = DirtyWorkbooks.gzipOf("a,b\n1,2\n", 100_000_000);
    add("bomb.csv.gz", bomb, 0, 0, FileProblem.BOMB);
  }

  private static byte[] bytes(int... start) {
    byte[] bytes = new byte[600];
    for (int i = 0; i < start.length; i++) {
      bytes[i] = (byte) start[i];
    }
    return bytes;
  }

  /** Cells that cannot be taken, in files of mostly good rows: as many files as are left. */
  private void badCells() throws IOException {
    List<DirtyOrders.Fault> faults = List.of(DirtyOrders.Fault.values());
    for (int i = 0; files.size() < COUNT; i++) {
      DirtyOrders.Fault fault = faults.get(i % faults.size());
      int rows = 50 + 10 * i;
      DirtyOrders orders = orders();
      byte[] table = orders.table(rows, fault, 0.15);
      add("%s.csv".formatted(fault.fileName()), table, rows, orders.faults(), null);
    }
  }
}
