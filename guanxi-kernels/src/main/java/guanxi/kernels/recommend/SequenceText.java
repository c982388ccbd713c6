package guanxi.kernels.recommend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The text form of sequences: a person a line, {@code user item item …} in order of time. */
public final class SequenceText {

  private SequenceText() {}

  /** Reads UTF-8 text; empty lines are nobody, any word is an item. */
  public static Sequences parse(byte[] text) {
    var builder = new Sequences.Builder();
    new String(text, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> builder.add(purchases(line)));
    return builder.build();
  }

  private static List<String> purchases(String line) {
    String[] words = line.strip().split("[ \t]+", -1);
    return Arrays.asList(words).subList(1, words.length);
  }
}
