package guanxi.customer;

import java.util.Arrays;

/**
 * What an identifier is. The order is the preset priority: where two pieces of evidence contradict
 * each other, the one between kinds that come first here wins. Kinds from 70 on stand for a device
 * or a browser and only through it for a person.
 */
public enum IdentityKind {
  /** An account number, unique within the platform that gave it. */
  ACCOUNT(10),
  /** An e-mail address in lower case. */
  EMAIL(20),
  /** A telephone number in E.164, such as {@code +4930123456}. */
  PHONE(30),
  /** A number that somebody else gave a person; its platform says who, such as {@code wechat}. */
  EXTERNAL_ID(40),
  /**
   * A number that a platform gives a buyer for a single order only, as Olist does. It leads to a
   * person once something else names both.
   */
  ORDER_ACCOUNT(60),
  /** What advertisers know a device by, until its owner resets it. */
  ADVERTISING_ID(70),
  /** What a shop's page or app calls a visitor until she signs out or clears her cookies. */
  ANONYMOUS_ID(75),
  /** A telephone, tablet or computer. */
  DEVICE_ID(80),
  /** What Google Analytics calls a browser. */
  GA_CLIENT_ID(85),
  /** Where messages to an app go. */
  PUSH_TOKEN(90);

  private final short code;

  IdentityKind(int code) {
    this.code = (short) code;
  }

  /** The permanent number in the database; smaller is of higher priority. */
  public short code() {
    return code;
  }

  /**
   * The kind with this number.
   *
   * @throws IllegalArgumentException for a number that was never given
   */
  public static IdentityKind ofCode(int code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of identity " + code));
  }
}
