package guanxi.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** What a file is by its first bytes, and its text with the compression taken off. */
final class FileContent {

  private static final int HEAD_BYTES = 4096;
  private static final int[] ZIP = {'P', 'K', 3, 4};
  private static final int[] GZIP = {0x1F, 0x8B};

  private FileContent() {}

  /** The first bytes of the file as it lies on disk. */
  static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  static boolean isZip(byte[] head) {
    return Encodings.startsWith(head, ZIP);
  }

  static boolean isGzip(byte[] head) {
    return Encodings.startsWith(head, GZIP);
  }

  /** Opens the text, unpacking gzip within the limits. */
  static InputStream text(Path file, Limits limits, CountingInput counter) throws IOException {
    byte[] head = head(file);
    if (!isGzip(head)) {
      return counter;
    }
    try {
      return new CappedInput(new GZIPInputStream(counter, 1 << 16), counter, limits);
    } catch (IOException e) {
      counter.close();
      throw damaged(e);
    }
  }

  static UnreadableFileException damaged(Exception cause) {
    var damaged = new UnreadableFileException(FileProblem.DAMAGED, "" + cause.getMessage());
    damaged.initCause(cause);
    return damaged;
  }

  /**
   * Refuses what is no text by its first bytes.
   *
   * @throws UnreadableFileException with the kind of file it is
   */
  static void requireText(byte[] head) throws UnreadableFileException {
    if (head.length == 0) {
      throw new UnreadableFileException(FileProblem.EMPTY, "no bytes");
    }
    if (Encodings.startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new UnreadableFileException(oldOffice(head), "compound document");
    }
    if (starts(head, "%PDF")) {
      throw new UnreadableFileException(FileProblem.PDF, "%PDF");
    }
    if (isPicture(head)) {
      throw new UnreadableFileException(FileProblem.PICTURE, "picture");
    }
    if (isArchive(head)) {
      throw new UnreadableFileException(FileProblem.ARCHIVE, "archive");
    }
    if (isWebPage(head)) {
      throw new UnreadableFileException(FileProblem.WEB_PAGE, "HTML");
    }
  }

  /** A workbook with a password is an old-style container around the encrypted package. */
  private static FileProblem oldOffice(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_16LE);
    return text.contains("EncryptedPackage") ? FileProblem.ENCRYPTED : FileProblem.OLD_EXCEL;
  }

  private static boolean isPicture(byte[] head) {
    return Encodings.startsWith(head, 0x89, 'P', 'N', 'G')
        || Encodings.startsWith(head, 0xFF, 0xD8, 0xFF)
        || starts(head, "GIF8")
        || starts(head, "RIFF")
        || Encodings.startsWith(head, 'I', 'I', 42, 0);
  }

  private static boolean isArchive(byte[] head) {
    return Encodings.startsWith(head, '7', 'z', 0xBC, 0xAF)
        || starts(head, "Rar!")
        || starts(head, "BZh")
        || Encodings.startsWith(head, 0xFD, '7', 'z', 'X', 'Z')
        || Encodings.startsWith(head, 0x28, 0xB5, 0x2F, 0xFD);
  }

  private static boolean isWebPage(byte[] head) {
    String text =
        new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .replace("\u00EF\u00BB\u00BF", "")
            .strip();
    return text.startsWith("<!doctype html")
        || text.startsWith("<html")
        || text.startsWith("<table")
        || text.startsWith("<?xml");
  }

  private static boolean starts(byte[] head, String text) {
    return new String(head, 0, Math.min(head.length, text.length()), StandardCharsets.ISO_8859_1)
        .equals(text);
  }
}
