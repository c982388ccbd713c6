package guanxi.files.values;

import java.util.List;
import java.util.Locale;

/** Names of months in English, German, French and Spanish, whole or shortened. */
final class Months {

  private static final List<List<String>> NAMES =
      List.of(
          List.of("january", "januar", "janvier", "enero", "jänner"),
          List.of("february", "februar", "février", "fevrier", "febrero"),
          List.of("march", "märz", "maerz", "mars", "marzo", "mrz"),
          List.of("april", "avril", "abril"),
          List.of("may", "mai", "mayo"),
          List.of("june", "juni", "juin", "junio"),
          List.of("july", "juli", "juillet", "julio"),
          List.of("august", "août", "aout", "agosto"),
          List.of("september", "septembre", "septiembre"),
          List.of("october", "oktober", "octobre", "octubre"),
          List.of("november", "novembre", "noviembre"),
          List.of("december", "dezember", "décembre", "decembre", "diciembre"));

  private Months() {}

  /** 1 to 12, or -1 when the word is no month or shorter than three letters. */
  static int number(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    if (name.length() < 3) {
      return -1;
    }
    for (int month = 0; month < 12; month++) {
      for (String full : NAMES.get(month)) {
        if (full.startsWith(name)) {
          return month + 1;
        }
      }
    }
    return -1;
  }
}
