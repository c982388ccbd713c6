package guanxi.files;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the high bytes of a sample fit each encoding.
 *
 * @param highBytes how many bytes are 80 or above
 * @param utf8Bytes how many of them are part of proper UTF-8 sequences
 * @param gbCommon bytes in common simplified characters and punctuation, read as GB18030
 * @param gbBroken bytes that are none of GB18030
 * @param big5Common bytes in common traditional characters and punctuation, read as Big5
 * @param big5Broken bytes that are none of Big5
 * @param single bytes that stand alone between ASCII and are letters or signs of Windows-1252
 * @param letters those of them that are letters with an accent
 */
record ByteScores(
    int highBytes,
    int utf8Bytes,
    int gbCommon,
    int gbBroken,
    int big5Common,
    int big5Broken,
    int single,
    int letters) {

  /** A fitting encoding and the share of high bytes that speak for it. */
  private record Fit(Charset encoding, double share) {}

  static ByteScores of(byte[] sample) {
    int high = 0;
    for (byte b : sample) {
      high += b < 0 ? 1 : 0;
    }
    if (high == 0) {
      return new ByteScores(0, 0, 0, 0, 0, 0, 0, 0);
    }
    int[] gb = pairs(sample, true);
    int[] big5 = pairs(sample, false);
    int single = singles(sample, 0x80);
    int letters = singles(sample, 0xC0);
    return new ByteScores(high, utf8(sample), gb[0], gb[1], big5[0], big5[1], single, letters);
  }

  /** At most one high byte in ten is no UTF-8: the rows they stand in are the exception. */
  boolean isMostlyUtf8() {
    return utf8Bytes >= 0.9 * highBytes;
  }

  /** The encoding other than UTF-8 that fits best. */
  Charset best() {
    return fits().stream().max((a, b) -> Double.compare(a.share, b.share)).orElseThrow().encoding;
  }

  /** The encoding that fits beyond doubt, where another could not. */
  @Nullable Charset certain() {
    if (letters == highBytes) {
      return Encodings.WINDOWS_1252;
    }
    List<Fit> chinese = fits().subList(0, 2);
    for (int i = 0; i < 2; i++) {
      double share = chinese.get(i).share;
      double other = chinese.get(1 - i).share;
      if (highBytes >= 4 && share > 0.99 && other < 0.8) {
        return chinese.get(i).encoding;
      }
    }
    return null;
  }

  private List<Fit> fits() {
    double bytes = highBytes;
    return List.of(
        new Fit(Encodings.GB18030, (gbCommon - 4.0 * gbBroken) / bytes),
        new Fit(Encodings.BIG5, (big5Common - 4.0 * big5Broken) / bytes),
        new Fit(Encodings.WINDOWS_1252, single / bytes));
  }

  private static int utf8(byte[] sample) {
    int proper = 0;
    for (int i = 0; i < sample.length; i++) {
      int length = utf8Length(sample[i] & 0xFF);
      if (length > 1 && continues(sample, i, length)) {
        proper += length;
        i += length - 1;
      }
    }
    return proper;
  }

  private static int utf8Length(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 1;
  }

  private static boolean continues(byte[] sample, int at, int length) {
    if (at + length > sample.length) {
      return false;
    }
    for (int i = at + 1; i < at + length; i++) {
      if ((sample[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  /** High bytes in common and in impossible pairs. */
  private static int[] pairs(byte[] sample, boolean gb) {
    int common = 0;
    int broken = 0;
    for (int i = 0; i < sample.length; i++) {
      int lead = sample[i] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int trail = i + 1 < sample.length ? sample[i + 1] & 0xFF : 0x40;
      if (isPair(lead, trail, gb)) {
        boolean known = gb ? commonGb(lead, trail) : commonBig5(lead);
        common += known ? 1 + (trail >= 0x80 ? 1 : 0) : 0;
        i++;
      } else {
        broken++;
      }
    }
    return new int[] {common, broken};
  }

  private static boolean isPair(int lead, int trail, boolean gb) {
    if (lead < 0x81 || lead > 0xFE) {
      return false;
    }
    if (gb) {
      // digits are the second byte of four-byte characters
      return within(trail, 0x30, 0x39) || (within(trail, 0x40, 0xFE) && trail != 0x7F);
    }
    return within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE);
  }

  private static boolean commonGb(int lead, int trail) {
    return trail >= 0xA1 && (within(lead, 0xB0, 0xD7) || lead == 0xA1 || lead == 0xA3);
  }

  private static boolean commonBig5(int lead) {
    return within(lead, 0xA4, 0xC6) || lead == 0xA1;
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }

  private static int singles(byte[] sample, int least) {
    int single = 0;
    for (int i = 0; i < sample.length; i++) {
      int b = sample[i] & 0xFF;
      boolean alone =
          (i == 0 || sample[i - 1] >= 0) && (i + 1 == sample.length || sample[i + 1] >= 0);
      single += b >= least && alone ? 1 : 0;
    }
    return single;
  }
}
