package guanxi.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * One part of a zipped workbook, unfolded within limits: not more than the entry says, not more
 * than a table would, and never very much between two tags, which the parser has to hold at once.
 */
final class EntryInput extends FilterInputStream {

  private static final long JUDGED_AFTER_BYTES = 10_000_000;
  private static final int BETWEEN_TAGS_BYTES = 16_000_000;

  private final long declared;
  private volatile long unfolded;
  private long sinceTag;

  private EntryInput(InputStream in, long declared) {
    super(in);
    this.declared = declared;
  }

  /**
   * Opens a part.
   *
   * @throws UnreadableFileException when what the zip says of it is that of a bomb
   */
  static EntryInput open(ZipFile zip, ZipEntry entry, Limits limits) throws IOException {
    long size = entry.getSize();
    long packed = entry.getCompressedSize();
    boolean unknown = size < 0 || packed < 0;
    boolean steep =
        size > JUDGED_AFTER_BYTES && size > limits.inflationRatio() * Math.max(1, packed);
    if (unknown || steep || size > limits.inflatedBytes()) {
      throw new UnreadableFileException(FileProblem.BOMB, entry.getName() + ": " + size + " bytes");
    }
    try {
      return new EntryInput(zip.getInputStream(entry), size);
    } catch (ZipException e) {
      throw FileContent.damaged(e);
    }
  }

  /** Share of the part read so far, between 0 and 1; safe from any thread. */
  double share() {
    return declared == 0 ? 1 : Math.min(1.0, (double) unfolded / declared);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Only the reading thread writes the count. */
  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public int read(byte[] target, int from, int length) throws IOException {
    int read;
    try {
      read = in.read(target, from, length);
    } catch (IOException e) {
      throw FileContent.damaged(e);
    }
    unfolded += Math.max(0, read);
    if (unfolded > declared) {
      throw new UnreadableFileException(FileProblem.BOMB, "more than declared: " + unfolded);
    }
    for (int i = from; i < from + read; i++) {
      sinceTag = target[i] == '<' ? 0 : sinceTag + 1;
    }
    if (sinceTag > BETWEEN_TAGS_BYTES) {
      throw new UnreadableFileException(FileProblem.BOMB, "text of more than " + sinceTag);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
