package guanxi.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a compressed file unfolds to, up to the limits: refuses bombs while they unfold. */
final class CappedInput extends FilterInputStream {

  /** Small files may well be very repetitive. */
  private static final long JUDGED_AFTER_BYTES = 10_000_000;

  private final CountingInput packed;
  private final Limits limits;
  private final long packedBefore;
  private long unfolded;

  CappedInput(InputStream unpacked, CountingInput packed, Limits limits) {
    super(unpacked);
    this.packed = packed;
    this.limits = limits;
    packedBefore = packed.count();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read;
    try {
      read = in.read(target, from, length);
    } catch (IOException e) {
      throw e instanceof UnreadableFileException ? e : FileContent.damaged(e);
    }
    unfolded += Math.max(0, read);
    if (unfolded > JUDGED_AFTER_BYTES) {
      long fair = (packed.count() - packedBefore + 1) * limits.inflationRatio();
      if (unfolded > limits.inflatedBytes() || unfolded > fair) {
        throw new UnreadableFileException(FileProblem.BOMB, unfolded + " bytes unfolded");
      }
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
