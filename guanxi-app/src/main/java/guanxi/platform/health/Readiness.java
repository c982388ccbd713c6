package guanxi.platform.health;

import java.util.List;

/**
 * What {@code /readyz} answers.
 *
 * @param ready whether every check passed
 */
record Readiness(boolean ready, List<Check> checks) {

  /**
   * One thing that must be in order.
   *
   * @param name such as {@code database}
   * @param reason why it is not in order; {@code ok} when it is
   */
  record Check(String name, boolean ok, String reason) {

    static Check ok(String name) {
      return new Check(name, true, "ok");
    }

    static Check failed(String name, String reason) {
      return new Check(name, false, reason);
    }
  }

  static Readiness of(List<Check> checks) {
    return new Readiness(checks.stream().allMatch(Check::ok), checks);
  }
}
