package guanxi.kernels.matching;

import java.util.List;

/**
 * Says how well two different clean values of one role agree, as a small number.
 *
 * <p>Level 0 is reserved for a missing value, level 1 is "differs", the highest is "same"; what
 * lies between rises with agreement. A comparer has at most seven levels, so three bits hold one.
 */
abstract class Comparer {

  static final int MISSING = 0;
  static final int DIFFERS = 1;

  private final List<String> names;

  Comparer(String... betweenDifferentAndSame) {
    var all = new java.util.ArrayList<String>();
    all.add("missing");
    all.add("different");
    all.addAll(List.of(betweenDifferentAndSame));
    all.add("same");
    names = List.copyOf(all);
  }

  /** The names of the levels, from 0. */
  List<String> names() {
    return names;
  }

  /** How many levels there are, "missing" included. */
  int levels() {
    return names.size();
  }

  /** The level of two values that are equal. */
  int same() {
    return names.size() - 1;
  }

  /** The level of two values that are not equal and not empty. */
  abstract int compare(String a, String b);

  /** The comparer for a role. */
  static Comparer of(Role role, Romanizer romanizer) {
    return switch (role) {
      case GIVEN_NAME, FAMILY_NAME -> new NameComparer(romanizer);
      case FULL_NAME -> new FullNameComparer(romanizer);
      case DATE -> new DateComparer();
      case EMAIL -> new EmailComparer();
      case PHONE -> new PhoneComparer();
      case IDENTIFIER, POSTCODE, CODE -> new CodeComparer();
      case ADDRESS, PLACE, TEXT -> new WordsComparer();
      case CATEGORY -> new CategoryComparer();
    };
  }
}
