package guanxi.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes read from a file. */
final class CountingInput extends FilterInputStream {

  private volatile long count;

  CountingInput(InputStream in) {
    super(in);
  }

  /** How many bytes were read so far; may be asked from another thread. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    add(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = in.read(target, from, length);
    add(Math.max(0, read));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Only the reading thread writes the count. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void add(int read) {
    count += read;
  }
}
