package guanxi.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages the bytes of a file at random places. */
final class Damage {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          ",",
          "\n",
          "\r",
          ";",
          "\t",
          "\0",
          "9999999999999999999",
          "1e99",
          "0000-00-00",
          "2026-02-30",
          "\uFEFF",
          "（12）",
          "年月日",
          "-",
          "#REF!",
          "\"\n\"",
          ",,,,,,,,,,",
          "sep=",
          "12:99:99",
          "24:00",
          "😀");

  private Damage() {}

  static byte[] apply(byte[] bytes, Random random) {
    byte[] damaged = bytes;
    int times = 1 + random.nextInt(5);
    for (int i = 0; i < times && damaged.length > 4; i++) {
      int at = random.nextInt(damaged.length);
      int length = Math.min(damaged.length - at, 1 + random.nextInt(40));
      damaged =
          switch (random.nextInt(5)) {
            case 0 -> spliced(damaged, at, length, new byte[0]);
            case 1 -> spliced(damaged, at, 0, Arrays.copyOfRange(damaged, at, at + length));
            case 2 -> spliced(damaged, at, 0, noise(random, length));
            case 3 -> spliced(damaged, at, 0, piece(random));
            default -> spliced(damaged, at, 1, noise(random, 1));
          };
    }
    return damaged;
  }

  private static byte[] piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
  }

  private static byte[] noise(Random random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] spliced(byte[] bytes, int at, int dropped, byte[] inserted) {
    var spliced = new ByteArrayOutputStream(bytes.length + inserted.length);
    spliced.write(bytes, 0, at);
    spliced.writeBytes(inserted);
    spliced.write(bytes, at + dropped, bytes.length - at - dropped);
    return spliced.toByteArray();
  }
}
