package guanxi.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Tells encodings apart by their bytes.
 *
 * <p>UTF-8 and UTF-16 prove themselves. GB18030 and Big5 read each other's bytes, so the share of
 * common characters decides: common simplified characters have both bytes at or above B0 A1, common
 * traditional ones begin with A4 to C6. Windows-1252 has single high bytes between letters.
 */
final class Encodings {

  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Encodings() {}

  /** The encoding that a sample of a file is most likely written in. */
  static Charset detect(byte[] sample) {
    Charset marked = byteOrderMark(sample);
    if (marked != null) {
      return marked;
    }
    Charset wide = utf16(sample);
    if (wide != null) {
      return wide;
    }
    ByteScores scores = ByteScores.of(sample);
    if (scores.highBytes() == 0 || scores.isMostlyUtf8()) {
      return UTF_8;
    }
    return scores.best();
  }

  private static @Nullable Charset byteOrderMark(byte[] sample) {
    if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
      return UTF_8;
    }
    if (startsWith(sample, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    if (startsWith(sample, 0xFE, 0xFF)) {
      return UTF_16BE;
    }
    return startsWith(sample, 0x84, 0x31, 0x95, 0x33) ? GB18030 : null;
  }

  static boolean startsWith(byte[] sample, int... expected) {
    if (sample.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((sample[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 shows zero bytes at every other place: those of digits, delimiters and line ends. */
  private static @Nullable Charset utf16(byte[] sample) {
    int pairs = sample.length / 2;
    int evenZeros = 0;
    int oddZeros = 0;
    for (int i = 0; i + 1 < sample.length; i += 2) {
      evenZeros += sample[i] == 0 ? 1 : 0;
      oddZeros += sample[i + 1] == 0 ? 1 : 0;
    }
    if (oddZeros > pairs / 5 && evenZeros < oddZeros / 10) {
      return UTF_16LE;
    }
    return evenZeros > pairs / 5 && oddZeros < evenZeros / 10 ? UTF_16BE : null;
  }

  /**
   * The encoding of cells which are no text in the encoding of their file.
   *
   * @return null when none fits for certain
   */
  static @Nullable Charset certain(byte[] cells, Charset encoding) {
    if (cells.length == 0 || encoding.name().startsWith("UTF-16")) {
      return null;
    }
    return encoding.equals(UTF_8) ? ByteScores.of(cells).certain() : UTF_8;
  }

  /** The text of the bytes, or null when they are no text in the encoding. */
  static @Nullable String decode(byte[] bytes, Charset encoding) {
    try {
      return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
