package guanxi.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook ({@code .xlsx}), opened: its sheets, texts and styles. The sheets themselves
 * are read by {@link WorkbookRows}.
 */
final class Workbook implements AutoCloseable {

  private static final int MOST_ENTRIES = 10_000;

  private final ZipFile zip;
  private final Limits limits;
  private final List<Sheet> sheets = new ArrayList<>();
  private final NumberFormats formats;
  private boolean since1904;
  private String @Nullable [] texts;

  /** A sheet and the part it is stored in. */
  record Sheet(String name, String part) {}

  private Workbook(ZipFile zip, Limits limits) throws IOException {
    this.zip = zip;
    this.limits = limits;
    requireWorkbook();
    readSheets();
    ZipEntry styles = zip.getEntry("xl/styles.xml");
    if (styles == null) {
      formats = NumberFormats.none();
    } else {
      try (XmlPart part = new XmlPart(EntryInput.open(zip, styles, limits))) {
        formats = NumberFormats.read(part);
      }
    }
  }

  /**
   * Opens a workbook.
   *
   * @throws UnreadableFileException when the file is another kind of zip, damaged, or a bomb
   */
  static Workbook open(Path file, Limits limits) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw FileContent.damaged(e);
    }
    try {
      return new Workbook(zip, limits);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void requireWorkbook() throws UnreadableFileException {
    if (zip.size() > MOST_ENTRIES) {
      throw new UnreadableFileException(FileProblem.BOMB, zip.size() + " entries");
    }
    if (zip.getEntry("xl/workbook.bin") != null) {
      throw new UnreadableFileException(FileProblem.OLD_EXCEL, "binary workbook");
    }
    if (zip.getEntry("content.xml") != null) {
      throw new UnreadableFileException(FileProblem.OPEN_DOCUMENT, "content.xml");
    }
    if (zip.getEntry("xl/workbook.xml") == null) {
      throw new UnreadableFileException(FileProblem.ARCHIVE, "zip without workbook");
    }
  }

  private void readSheets() throws IOException {
    Map<String, String> parts = relations();
    try (XmlPart part = part("xl/workbook.xml")) {
      while (part.next()) {
        if (part.opens("workbookPr")) {
          String value = part.text("date1904");
          since1904 = value.equals("1") || value.equals("true");
        } else if (part.opens("sheet")) {
          String target = parts.get(part.text("id"));
          if (target != null && zip.getEntry(target) != null) {
            sheets.add(new Sheet(part.text("name"), target));
          }
        }
      }
    }
  }

  private Map<String, String> relations() throws IOException {
    Map<String, String> parts = new HashMap<>();
    if (zip.getEntry("xl/_rels/workbook.xml.rels") == null) {
      return parts;
    }
    try (XmlPart part = part("xl/_rels/workbook.xml.rels")) {
      while (part.next()) {
        if (part.opens("Relationship") && part.text("Type").endsWith("/worksheet")) {
          String target = part.text("Target");
          parts.put(part.text("Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
      }
    }
    return parts;
  }

  private XmlPart part(String name) throws IOException {
    return new XmlPart(entry(name));
  }

  EntryInput entry(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new UnreadableFileException(FileProblem.DAMAGED, "no " + name);
    }
    return EntryInput.open(zip, entry, limits);
  }

  List<Sheet> sheets() {
    return sheets;
  }

  NumberFormats formats() {
    return formats;
  }

  boolean since1904() {
    return since1904;
  }

  Limits limits() {
    return limits;
  }

  /** The shared text with this number; texts are read when the first one is asked for. */
  String text(int number) throws IOException {
    if (texts == null) {
      texts = readTexts();
    }
    return number >= 0 && number < texts.length ? texts[number] : "";
  }

  private String[] readTexts() throws IOException {
    List<String> read = new ArrayList<>();
    if (zip.getEntry("xl/sharedStrings.xml") == null) {
      return new String[0];
    }
    long chars = 0;
    try (XmlPart part = part("xl/sharedStrings.xml")) {
      while (part.next()) {
        if (part.opens("si")) {
          String text = sharedText(part);
          read.add(text);
          chars += text.length() + 20L;
        }
        if (chars > limits.sharedTextChars()) {
          throw new UnreadableFileException(FileProblem.TOO_MANY_TEXTS, chars + " characters");
        }
      }
    }
    return read.toArray(String[]::new);
  }

  /** Rich text has several runs; phonetic hints above Japanese are not part of it. */
  private String sharedText(XmlPart part) throws IOException {
    var text = new StringBuilder();
    boolean inText = false;
    boolean inPhonetic = false;
    while (part.next() && !part.closes("si")) {
      inPhonetic = (inPhonetic || part.opens("rPh")) && !part.closes("rPh");
      inText = (inText || part.opens("t")) && !part.closes("t");
      if (inText && !inPhonetic) {
        part.appendTo(text, limits.cellChars() + 1);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
