package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the keys of a table from what its columns say. */
final class BlockingKeys {

  private final MatchTable table;
  private final FullNameComparer names;
  private final List<BlockingKey> keys = new ArrayList<>();

  private BlockingKeys(MatchTable table, Romanizer romanizer) {
    this.table = table;
    this.names = new FullNameComparer(romanizer);
  }

  static List<BlockingKey> of(MatchTable table, Romanizer romanizer) {
    var maker = new BlockingKeys(table, romanizer);
    int given = -1;
    int family = -1;
    for (int c = 0; c < table.columns().size(); c++) {
      Role role = table.columns().get(c).role();
      maker.add(c, role);
      given = role == Role.GIVEN_NAME && given < 0 ? c : given;
      family = role == Role.FAMILY_NAME && family < 0 ? c : family;
    }
    if (given >= 0 && family >= 0) {
      maker.addBothNames(given, family);
    }
    return maker.keys;
  }

  private void add(int column, Role role) {
    switch (role) {
      case GIVEN_NAME, FAMILY_NAME -> {
        exact(column);
        derived(column, "sound", 0.5, value -> Sound.of(names.letters(value)));
      }
      case FULL_NAME -> {
        derived(column, "any order", 0.1, value -> sorted(names.letters(value)));
        derived(column, "sound of last word", 0.6, v -> Sound.of(word(names.letters(v), false)));
        derived(column, "sound of first word", 0.6, v -> Sound.of(word(names.letters(v), true)));
      }
      case DATE -> {
        exact(column);
        derived(column, "year and month", 0.4, value -> part(value, 0, 6));
        derived(column, "month and day", 0.4, value -> part(value, 4, 8));
      }
      case EMAIL -> {
        exact(column);
        derived(column, "before the @", 0.3, BlockingKeys::beforeAt);
      }
      case PHONE -> {
        derived(column, "last eight digits", 0.05, BlockingKeys::unmaskedEnd);
        derived(column, "last four digits", 0.4, BlockingKeys::lastFour);
      }
      case POSTCODE, CODE, IDENTIFIER, CATEGORY -> exact(column);
      case ADDRESS, TEXT -> {
        exact(column);
        derived(column, "longest word", 0.5, BlockingKeys::longestWord);
      }
      case PLACE -> {
        exact(column);
        derived(column, "first letters", 0.5, value -> part(value, 0, 4));
      }
    }
  }

  private void exact(int column) {
    Column values = table.columns().get(column);
    var hashes = new int[values.distinct()];
    for (int code = 0; code < hashes.length; code++) {
      hashes[code] = BlockingKey.hash(values.valueOf(code));
    }
    keys.add(
        new BlockingKey(
            values.name(), column, values.role().reliability(), true, byCode(values, hashes)));
  }

  /** A key that also survives a share of the changes that the exact value does not. */
  private void derived(int column, String what, double survives, UnaryOperator<String> derive) {
    Column values = table.columns().get(column);
    var hashes = new int[values.distinct()];
    for (int code = 0; code < hashes.length; code++) {
      String part = derive.apply(values.valueOf(code));
      hashes[code] = part.isEmpty() ? 0 : BlockingKey.hash(part);
    }
    double exact = values.role().reliability();
    keys.add(
        new BlockingKey(
            values.name() + " (" + what + ")",
            column,
            exact + survives * (1 - exact),
            false,
            byCode(values, hashes)));
  }

  private static BlockingKey.Hashes byCode(Column values, int[] hashes) {
    return row -> values.code(row) == Column.MISSING ? 0 : hashes[values.code(row)];
  }

  /** Both names whichever stands first: the sum of two hashes does not know their order. */
  private void addBothNames(int given, int family) {
    Column first = table.columns().get(given);
    Column second = table.columns().get(family);
    int[] sounds = sounds(first);
    int[] otherSounds = sounds(second);
    keys.add(
        new BlockingKey(
            first.name() + " and " + second.name() + " (sound, any order)",
            family,
            0.76,
            false,
            row -> {
              int a = first.code(row) == Column.MISSING ? 0 : sounds[first.code(row)];
              int b = second.code(row) == Column.MISSING ? 0 : otherSounds[second.code(row)];
              return a == 0 || b == 0 ? 0 : BlockingKey.join((a + b) | 1, (a ^ b) | 1);
            }));
  }

  private int[] sounds(Column values) {
    var sounds = new int[values.distinct()];
    for (int code = 0; code < sounds.length; code++) {
      String sound = Sound.of(names.letters(values.valueOf(code)));
      sounds[code] = sound.isEmpty() ? 0 : BlockingKey.hash(sound);
    }
    return sounds;
  }

  private static String sorted(String letters) {
    String[] words = letters.split(" ", -1);
    java.util.Arrays.sort(words);
    return String.join(" ", words);
  }

  private static String word(String words, boolean first) {
    int blank = first ? words.indexOf(' ') : words.lastIndexOf(' ');
    if (blank < 0) {
      return words;
    }
    return first ? words.substring(0, blank) : words.substring(blank + 1);
  }

  private static String part(String value, int from, int to) {
    return value.length() < to ? "" : value.substring(from, to);
  }

  private static String beforeAt(String mail) {
    int at = mail.indexOf('@');
    return at < 3 ? "" : mail.substring(0, at);
  }

  private static String unmaskedEnd(String phone) {
    String end = phone.length() < 8 ? phone : phone.substring(phone.length() - 8);
    return end.length() < 6 || end.indexOf('*') >= 0 ? "" : end;
  }

  private static String lastFour(String phone) {
    String end = phone.length() < 7 ? "" : phone.substring(phone.length() - 4);
    return end.indexOf('*') >= 0 ? "" : end;
  }

  private static String longestWord(String words) {
    String longest = "";
    for (String word : words.split(" ", -1)) {
      longest = word.length() > longest.length() ? word : longest;
    }
    return longest.length() < 3 ? "" : longest;
  }
}
