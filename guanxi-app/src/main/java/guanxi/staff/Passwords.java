package guanxi.staff;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (RFC 9106): 32 MiB, 4 passes, one lane, 16 bytes of salt, 32 bytes
 * of hash. The parameters are stored with each hash, so they can be raised: {@link #isOutdated}
 * says which hashes to renew at the next sign-in.
 *
 * <p>At most two are computed at once: that bounds memory to 64 MiB however many people sign in.
 */
@Component
class Passwords {

  private static final int MEMORY_KIB = 32 * 1024;
  private static final int PASSES = 4;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int ONE_TIME_LETTERS = 20;

  /**
   * A hash nobody signs in with, of the same cost as everybody's. Written here, as computing it
   * would delay every start.
   */
  static final String NOBODYS =
      "$argon2id$v=19$m=32768,t=4,p=1$D7YM1t5m7EqFvm+Ox8tAyA$aZbC15bi4log5JR/CqIffw50xfnYHOBlJzJGYg+QUT8";

  private final SecureRandom random = new SecureRandom();
  private final Semaphore places = new Semaphore(2, true);
  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);

  /** A hash of this password with fresh salt. */
  String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return argon2.encode(password);
    } finally {
      places.release();
    }
  }

  /** Whether the hash is of this password. */
  boolean isRight(String password, String hash) {
    places.acquireUninterruptibly();
    try {
      return argon2.matches(password, hash);
    } finally {
      places.release();
    }
  }

  /** Takes as long as {@link #isRight}, so that time does not tell which names exist. */
  void pretend(String password) {
    isRight(password, NOBODYS);
  }

  /** Whether the hash was made with weaker parameters than today's. */
  boolean isOutdated(String hash) {
    return argon2.upgradeEncoding(hash);
  }

  /** A password to be used once: 20 letters and digits nobody confuses, in groups; 99 bits. */
  String oneTime() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < ONE_TIME_LETTERS; i++) {
      if (i > 0 && i % 5 == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
