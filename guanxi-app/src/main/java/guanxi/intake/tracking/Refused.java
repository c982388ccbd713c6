package guanxi.intake.tracking;

/**
 * A request that is not taken. Clients look at the status: they send again after 408, 429 and 5xx
 * and give up after any other 4xx.
 */
final class Refused extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;
  private final int retryAfterSeconds;

  private Refused(int status, String reason, int retryAfterSeconds) {
    super(reason, null, false, false);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The request will never be right. */
  static Refused wrong(String reason) {
    return new Refused(400, reason, 0);
  }

  /** No source has this key. */
  static Refused unknownKey() {
    return new Refused(401, "invalid write key", 0);
  }

  /** The page's site may not send. */
  static Refused foreignSite() {
    return new Refused(403, "origin not allowed", 0);
  }

  /** The source is switched off, or the address is none. */
  static Refused absent(String reason) {
    return new Refused(404, reason, 0);
  }

  /** The address is asked in a way it does not answer. */
  static Refused wrongMethod() {
    return new Refused(405, "method not allowed", 0);
  }

  /** The sender was too slow. */
  static Refused tooSlow() {
    return new Refused(408, "request took too long", 0);
  }

  /** There is too much to do; the same later. */
  static Refused busy() {
    return new Refused(429, "too many requests", 1);
  }

  /** It cannot be kept now; the same later. */
  static Refused unavailable() {
    return new Refused(503, "temporarily unavailable", 2);
  }

  int status() {
    return status;
  }

  /** After how many seconds to send again; 0 if that would not help. */
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
