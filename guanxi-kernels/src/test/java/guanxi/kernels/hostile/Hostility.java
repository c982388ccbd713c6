package guanxi.kernels.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What files really hold, and worse: drawn by a seed. */
final class Hostility {

  private static final double[] NUMBERS = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    1e-320,
    1e-9,
    1e9,
    -1e9,
    1e100,
    -1e100,
    1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Integer.MAX_VALUE,
    Long.MAX_VALUE
  };
  private static final String[] TEXTS = {
    "",
    " ",
    "\t",
    "a",
    "王",
    "王小明",
    "王小明",
    "王 小明",
    "null",
    "N/A",
    "-",
    "138****1234",
    "13812341234",
    "+86 138 1234 1234",
    "a@b.c",
    "@",
    "@@",
    "a@",
    "1999-02-30",
    "31/12/1999",
    "0000-00-00",
    "\u0000",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "İ",
    "ß",
    "ﬁ",
    "e\u0301",
    "\u202Eabc",
    "=1+1",
    "'; --",
    "%s %d",
    "x".repeat(10_000),
    "好".repeat(3_000),
    " b ",
    "B",
    "O'Neil",
    "St. John-Smith",
    "1",
    "-1",
    "1e309"
  };

  private final Random random;

  Hostility(long seed) {
    random = new Random(seed);
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** A number, mostly a harmless one. */
  double number() {
    return switch (random.nextInt(4)) {
      case 0 -> NUMBERS[random.nextInt(NUMBERS.length)];
      case 1 -> random.nextInt(4);
      default -> random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
    };
  }

  /** Numbers of one kind: any, all the same, finite, few different. */
  double[] numbers(int size) {
    var numbers = new double[size];
    int kind = random.nextInt(4);
    double same = number();
    for (int i = 0; i < size; i++) {
      numbers[i] =
          switch (kind) {
            case 0 -> number();
            case 1 -> same;
            case 2 -> random.nextGaussian();
            default -> random.nextInt(3);
          };
    }
    return numbers;
  }

  double[][] rows(int size, int width) {
    var columns = new double[width][];
    for (int c = 0; c < width; c++) {
      columns[c] = numbers(size);
    }
    var rows = new double[size][width];
    for (int row = 0; row < size; row++) {
      for (int c = 0; c < width; c++) {
        rows[row][c] = columns[c][row];
      }
    }
    return rows;
  }

  boolean[] outcomes(int size) {
    var outcomes = new boolean[size];
    int kind = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      outcomes[i] = kind == 0 || (kind != 1 && random.nextInt(3) == 0);
    }
    return outcomes;
  }

  /** A text, mostly out of a small world so that some are equal. */
  String text() {
    return switch (random.nextInt(5)) {
      case 0 -> TEXTS[random.nextInt(TEXTS.length)];
      case 1 -> characters();
      default -> "item " + random.nextInt(9);
    };
  }

  private String characters() {
    var text = new StringBuilder();
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
    }
    return text.toString();
  }

  List<String> texts(int size) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(text());
    }
    return texts;
  }
}
