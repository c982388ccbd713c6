package guanxi.intake;

import static guanxi.intake.IntakeError.IMPORT_FILE_GONE;
import static guanxi.intake.IntakeError.IMPORT_FILE_TOO_LARGE;
import static guanxi.intake.IntakeError.IMPORT_NOT_STORED;

import guanxi.platform.HomeFolder;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The received files, in {@code <home>/uploads}. They stay there, for their imports may have to be
 * read again after another one was undone.
 */
@Component
class Uploads {

  /** The largest file taken: 4 GiB. */
  static final long LIMIT_BYTES = 4L << 30;

  private final Path folder;

  Uploads(HomeFolder home) {
    this.folder = home.folder("uploads");
  }

  /**
   * Receives a file in bounded memory.
   *
   * @throws GuanxiException with {@code IMPORT_FILE_TOO_LARGE} or {@code IMPORT_NOT_STORED}; then
   *     nothing is left of it
   */
  Upload receive(String fileName, InputStream content) {
    ImportId id = new ImportId(UUID.randomUUID());
    String storedAs = id.value() + ".upload";
    Path file = folder.resolve(storedAs);
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      long size = transfer(content, out);
      return new Upload(
          id, shortened(fileName), storedAs, HexFormat.of().formatHex(digest.digest()), size);
    } catch (IOException broken) {
      remove(file);
      throw new GuanxiException(IMPORT_NOT_STORED, "upload " + id.value(), broken);
    } catch (GuanxiException refused) {
      remove(file);
      throw refused;
    }
  }

  /** Where a stored file is. Throws {@code IMPORT_FILE_GONE}. */
  Path find(String storedAs) {
    Path file = folder.resolve(storedAs);
    if (!Files.isRegularFile(file)) {
      throw new GuanxiException(IMPORT_FILE_GONE, storedAs);
    }
    return file;
  }

  private static long transfer(InputStream content, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      size += read;
      if (size > LIMIT_BYTES) {
        throw new GuanxiException(IMPORT_FILE_TOO_LARGE, "more than " + LIMIT_BYTES + " bytes");
      }
      out.write(buffer, 0, read);
    }
    return size;
  }

  /** The last part of a path, without control characters. */
  private static String shortened(String fileName) {
    String last = fileName.substring(fileName.lastIndexOf('/') + 1);
    last = last.substring(last.lastIndexOf('\\') + 1).replaceAll("\\p{Cntrl}", "").strip();
    if (last.isEmpty()) {
      return "file";
    }
    return last.length() > 200 ? last.substring(last.length() - 200) : last;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // The disk is in trouble already; the failure on its way tells so.
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
