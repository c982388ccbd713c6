package guanxi.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;

/**
 * Decodes a file and never stops at bytes that are no text.
 *
 * <p>An undecodable byte b becomes the lone surrogate U+DC00 + b, which no proper text contains:
 * the row it stands in can still be parted into cells, its bytes can be had back exactly, and
 * another encoding can be tried on that row alone.
 */
final class TextSource implements AutoCloseable {

  private static final int CHUNK_BYTES = 1 << 17;
  private static final char ESCAPE = '\uDC00';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES).limit(0);
  private final Damage damage = new Damage();
  private final boolean wide;
  private long bytesDropped;
  private long charsProduced;
  private boolean exhausted;
  private boolean finished;
  private boolean atStart = true;

  TextSource(InputStream in, Charset encoding) {
    this.in = in;
    wide = encoding.name().startsWith("UTF-16");
    decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Decodes into {@code target} from {@code from}.
   *
   * @return how many characters came, or -1 at the end of the file
   */
  int read(char[] target, int from) throws IOException {
    CharBuffer chars = CharBuffer.wrap(target, from, target.length - from);
    while (chars.position() == from && !finished) {
      if (!exhausted && bytes.remaining() < 64) {
        refill();
      }
      decode(chars, from);
    }
    int count = chars.position() - from;
    noteNul(target, from, count);
    charsProduced += count;
    return count == 0 ? -1 : count;
  }

  private void noteNul(char[] target, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (target[i] == 0) {
        damage.last = Math.max(damage.last, charsProduced + i - from);
      }
    }
  }

  private void decode(CharBuffer chars, int from) throws IOException {
    CoderResult result = decoder.decode(bytes, chars, exhausted);
    while (result.isError() && chars.hasRemaining()) {
      escape(chars, from);
      result = decoder.decode(bytes, chars, exhausted);
    }
    if (result.isUnderflow() && exhausted) {
      finished = decoder.flush(chars).isUnderflow();
    } else if (result.isUnderflow()) {
      refill();
    }
    dropByteOrderMark(chars, from);
  }

  /** One unit at a time: what follows it may well be text. */
  private void escape(CharBuffer chars, int from) {
    damage.add(charsProduced + chars.position() - from, bytesDropped + bytes.position());
    int first = bytes.get() & 0xFF;
    int second = wide && bytes.hasRemaining() ? bytes.get() & 0xFF : 0;
    chars.put((char) (ESCAPE + Math.max(first, second)));
    decoder.reset();
  }

  private void dropByteOrderMark(CharBuffer chars, int from) {
    if (!atStart || chars.position() == from) {
      return;
    }
    atStart = false;
    char[] target = chars.array();
    if (target[from] == '\uFEFF') {
      System.arraycopy(target, from + 1, target, from, chars.position() - from - 1);
      chars.position(chars.position() - 1);
    }
  }

  private void refill() throws IOException {
    bytesDropped += bytes.position();
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      exhausted = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  /** The undecodable bytes met so far. */
  Damage damage() {
    return damage;
  }

  Charset encoding() {
    return decoder.charset();
  }

  /** Whether this character stands for an undecodable byte. */
  static boolean isEscape(char c, char before) {
    return c >= ESCAPE && c <= ESCAPE + 0xFF && !Character.isHighSurrogate(before);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Where undecodable bytes stand: first in, first out, bounded. */
  static final class Damage {

    /** More than this between two rows tells nothing new. */
    private static final int MOST = 1 << 16;

    private final ArrayDeque<long[]> places = new ArrayDeque<>();
    private long last = -1;

    private void add(long charIndex, long bytePosition) {
      last = charIndex;
      if (places.size() < MOST) {
        places.add(new long[] {charIndex, bytePosition});
      }
    }

    /** Whether something may be wrong from this character on. */
    boolean reaches(long charIndex) {
      return last >= charIndex;
    }

    /** Forgets what stands before {@code end}; the byte position of the first, or -1. */
    long takeBefore(long end) {
      long first = -1;
      for (long[] place = places.peek(); place != null && place[0] < end; place = places.peek()) {
        first = first < 0 ? place[1] : first;
        places.remove();
      }
      return first;
    }
  }
}
