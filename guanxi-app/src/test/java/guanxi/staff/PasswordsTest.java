package guanxi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords();

  @Test
  void theHashOfNobodyCostsAsMuchAsEverybodys() {
    String everybodys = passwords.hash("seven lanterns over the old harbour");

    assertThat(parameters(Passwords.NOBODYS)).isEqualTo(parameters(everybodys));
    assertThat(passwords.isRight("the password of nobody", Passwords.NOBODYS)).isTrue();
    assertThat(passwords.isOutdated(Passwords.NOBODYS)).isFalse();
  }

  private static String parameters(String hash) {
    return hash.substring(0, hash.indexOf("p=1$")) + "/" + hash.length();
  }
}
