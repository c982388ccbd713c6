package guanxi.kernels.matching;

import java.util.concurrent.ConcurrentHashMap;

/** Asks another romanizer once per text; the names of a shop's customers fit into memory. */
final class RememberingRomanizer implements Romanizer {

  private final Romanizer asked;
  private final ConcurrentHashMap<String, String> pinyin = new ConcurrentHashMap<>();

  RememberingRomanizer(Romanizer asked) {
    this.asked = asked;
  }

  @Override
  public String simplify(String text) {
    return asked.simplify(text);
  }

  @Override
  public String romanize(String text) {
    return pinyin.computeIfAbsent(text, asked::romanize);
  }
}
