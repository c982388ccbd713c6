package guanxi.kernels.matching;

/**
 * A rough spelling by sound: the first letter and the consonants after it, sounds that are often
 * confused written alike, at most five letters.
 *
 * <p>Finer than Soundex, which keeps three digits, and blind to vowels and doubled letters, where
 * most misspellings are. Text without Latin letters is its own sound.
 */
final class Sound {

  private static final int LENGTH = 5;
  private static final String FROM = "bcdfghjklmnpqrstvwxyz";
  private static final String TO = "bkdfghjklmnpkrstf\0k\0s";

  private Sound() {}

  static String of(String word) {
    if (word.isEmpty()) {
      return "";
    }
    String plain = word.replace("ph", "f").replace("ck", "k").replace("gh", "").replace(" ", "");
    if (plain.isEmpty()) {
      plain = word;
    }
    var sound = new StringBuilder(LENGTH);
    char last = letter(plain.charAt(0));
    sound.append(last == 0 ? plain.charAt(0) : last);
    for (int i = 1; i < plain.length() && sound.length() < LENGTH; i++) {
      char c = plain.charAt(i);
      char next = c < 128 ? letter(c) : c;
      if (next != 0 && next != last) {
        sound.append(next);
      }
      last = next;
    }
    return sound.toString();
  }

  private static char letter(char c) {
    int at = FROM.indexOf(c);
    if (at >= 0) {
      return TO.charAt(at);
    }
    return "aeiou".indexOf(c) >= 0 ? 0 : c;
  }
}
