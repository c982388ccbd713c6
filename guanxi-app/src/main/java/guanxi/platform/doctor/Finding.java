package guanxi.platform.doctor;

import java.util.List;

/**
 * What one check found. Its words are the texts {@code platform.doctor.<check>.<level>} and, unless
 * all is well, {@code platform.doctor.<check>.remedy}.
 *
 * @param check such as {@code disk}
 * @param values what is filled into the texts
 */
record Finding(String check, Level level, List<String> values) {

  /** How bad it is. */
  enum Level {
    /** In order. */
    OK,
    /** Works, but not as well as it could. */
    WARN,
    /** Does not work. */
    FAIL
  }

  static Finding ok(String check, Object... values) {
    return of(check, Level.OK, values);
  }

  static Finding warn(String check, Object... values) {
    return of(check, Level.WARN, values);
  }

  static Finding fail(String check, Object... values) {
    return of(check, Level.FAIL, values);
  }

  private static Finding of(String check, Level level, Object... values) {
    return new Finding(check, level, List.of(values).stream().map(String::valueOf).toList());
  }
}
