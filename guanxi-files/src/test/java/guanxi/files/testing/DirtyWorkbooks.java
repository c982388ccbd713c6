package guanxi.files.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import guanxi.files.FileProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks, good and hostile. */
final class DirtyWorkbooks {

  private static final String HEADER = row("Order ID", "Order Date", "Email", "Amount");
  private static final String NAMESPACE =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
          + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  private static final String STYLES =
      "<styleSheet "
          + NAMESPACE
          + "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

  private DirtyWorkbooks() {}

  static void write(DirtyFiles files, Random random) throws IOException {
    files.add("serial-dates.xlsx", zip(book("", sheet(HEADER + orders(20)))), 20, 0, null);
    String since1904 = "<workbookPr date1904=\"1\"/>";
    files.add(
        "dates-1904.xlsx",
        zip(book(since1904, sheet(HEADER + orders(20).replace("<v>450", "<v>440")))),
        20,
        0,
        null);
    String bad = "<row><c t=\"inlineStr\"><is><t>A1</t></is></c><c t=\"e\"><v>#N/A</v></c></row>";
    files.add("errors.xlsx", zip(book("", sheet(HEADER + orders(20) + bad))), 21, 1, null);
    files.add("empty-sheet.xlsx", zip(book("", sheet(""))), 0, 0, FileProblem.EMPTY);
    String title = row("Monthly report");
    files.add("title.xlsx", zip(book("", sheet(title + HEADER + orders(20)))), 20, 0, null);
    files.add("second-sheet.xlsx", zip(twoSheets()), 20, 0, null);
    files.add("formulas.xlsx", zip(book("", sheet(HEADER + formulas(20)))), 20, 0, null);
    files.add("no-sheets.xlsx", zip(noSheets()), 0, 0, FileProblem.EMPTY);
    hostile(files, random);
  }

  private static void hostile(DirtyFiles files, Random random) throws IOException {
    Map<String, byte[]> bomb = book("", sheet(HEADER + " ".repeat(60_000_000) + orders(3)));
    files.add("sheet-bomb.xlsx", zip(bomb), 0, 0, FileProblem.BOMB);
    Map<String, byte[]> texts = book("", sheet(HEADER + "<row><c t=\"s\"><v>0</v></c></row>"));
    texts.put(
        "xl/sharedStrings.xml",
        ("<sst " + NAMESPACE + "><si><t>" + "x".repeat(60_000_000) + "</t></si></sst>")
            .getBytes(UTF_8));
    files.add("text-bomb.xlsx", zip(texts), 0, 0, FileProblem.BOMB);
    String entity =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet "
            + NAMESPACE
            + "><sheetData><row><c"
            + " t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";
    files.add("entity.xlsx", zip(book("", entity)), 0, 0, FileProblem.DAMAGED);
    String laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet "
            + NAMESPACE
            + "><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>";
    files.add("laughs.xlsx", zip(book("", laughs)), 0, 0, FileProblem.DAMAGED);
    Map<String, byte[]> many = book("", sheet(HEADER + orders(3)));
    for (int i = 0; i < 11_000; i++) {
      many.put("x" + i, new byte[0]);
    }
    files.add("many-entries.xlsx", zip(many), 0, 0, FileProblem.BOMB);
    byte[] good = zip(book("", sheet(HEADER + orders(200))));
    files.add("cut.xlsx", Arrays.copyOf(good, good.length / 2), 0, 0, FileProblem.DAMAGED);
    files.add(
        "half-xml.xlsx",
        zip(book("", "<worksheet><sheetData><row><c><v>1")),
        0,
        0,
        FileProblem.DAMAGED);
    String far = "<row><c r=\"ZZZZZ1\"><v>1</v></c></row>";
    files.add("far-column.xlsx", zip(book("", sheet(far))), 0, 0, FileProblem.DAMAGED);
    byte[] noise = new byte[20_000];
    random.nextBytes(noise);
    System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, noise, 0, 4);
    files.add("noise.xlsx", noise, 0, 0, FileProblem.DAMAGED);
    files.add(
        "letter.docx", zip(Map.of("word/document.xml", new byte[9])), 0, 0, FileProblem.ARCHIVE);
    files.add(
        "table.ods", zip(Map.of("content.xml", new byte[9])), 0, 0, FileProblem.OPEN_DOCUMENT);
    files.add(
        "binary.xlsb", zip(Map.of("xl/workbook.bin", new byte[9])), 0, 0, FileProblem.OLD_EXCEL);
  }

  private static Map<String, byte[]> twoSheets() {
    Map<String, byte[]> parts = book("", sheet(""));
    parts.put(
        "xl/workbook.xml",
        ("<workbook "
                + NAMESPACE
                + "><sheets><sheet name=\"Empty\" r:id=\"r1\"/>"
                + "<sheet name=\"Orders\" r:id=\"r2\"/></sheets></workbook>")
            .getBytes(UTF_8));
    parts.put("xl/worksheets/sheet2.xml", sheet(HEADER + orders(20)).getBytes(UTF_8));
    return parts;
  }

  private static Map<String, byte[]> noSheets() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("xl/workbook.xml", ("<workbook " + NAMESPACE + "/>").getBytes(UTF_8));
    return parts;
  }

  private static String orders(int count) {
    var rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append(
          "<row><c t=\"inlineStr\"><is><t>A%d</t></is></c><c s=\"1\"><v>%d.5</v></c>"
                  .formatted(i, 45_000 + i)
              + "<c t=\"str\"><v>p%d@example.com</v></c><c><v>%d.29999999999999</v></c></row>"
                  .formatted(i % 7, 10 + i));
    }
    return rows.toString();
  }

  private static String formulas(int count) {
    return orders(count).replace("<c><v>", "<c><f>SUM(A1:A2)</f><v>");
  }

  private static String row(String... cells) {
    var row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  private static String sheet(String rows) {
    return "<worksheet " + NAMESPACE + "><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private static Map<String, byte[]> book(String properties, String sheet) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "xl/workbook.xml",
        ("<workbook "
                + NAMESPACE
                + ">"
                + properties
                + "<sheets><sheet name=\"Orders\" r:id=\"r1\"/></sheets></workbook>")
            .getBytes(UTF_8));
    String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    parts.put(
        "xl/_rels/workbook.xml.rels",
        ("<Relationships><Relationship Id=\"r1\" Type=\"%s\" Target=\"worksheets/sheet1.xml\"/>"
                    .formatted(type)
                + "<Relationship Id=\"r2\" Type=\"%s\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
                    .formatted(type))
            .getBytes(UTF_8));
    parts.put("xl/styles.xml", STYLES.getBytes(UTF_8));
    parts.put("xl/worksheets/sheet1.xml", sheet.getBytes(UTF_8));
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  /** A beginning followed by so many zeros. */
  static byte[] gzipOf(String beginning, int zeros) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(beginning.getBytes(UTF_8));
      byte[] block = new byte[1_000_000];
      for (int i = 0; i < zeros; i += block.length) {
        gzip.write(block);
      }
    }
    return bytes.toByteArray();
  }
}
