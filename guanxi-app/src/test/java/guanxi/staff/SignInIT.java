package guanxi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.platform.HomeFolder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class SignInIT {

  private static final String OWN = "seven lanterns over the old harbour";

  @Autowired TestStaff staff;
  @Autowired StaffMembers members;
  @Autowired Sessions sessions;
  @Autowired JdbcClient database;
  @Autowired StaffSettings settings;
  @Autowired ZoneId zone;
  @Autowired Clock clock;
  @Autowired HomeFolder home;
  @LocalServerPort int port;

  @Test
  void theFirstAdministratorHasToChooseHerOwnPasswordFirst() throws Exception {
    Path file = home.folder("run").resolve("first-administrator");
    List<String> told = Files.readAllLines(file);
    TestBrowser browser = new TestBrowser(port);

    HttpResponse<String> opened = browser.signIn(told.getFirst(), told.getLast());
    assertThat(opened.statusCode()).isEqualTo(303);
    assertThat(location(browser.get("/console/staff"))).isEqualTo("/profile/password");

    String before = browser.cookie("guanxi-session");
    HttpResponse<String> changed = changePassword(browser, told.getLast(), OWN);
    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(browser.cookie("guanxi-session")).isNotEqualTo(before);
    assertThat(browser.get("/console/staff").statusCode()).isEqualTo(200);
    assertThat(file).doesNotExist();
    assertThat(new TestBrowser(port).signIn(told.getFirst(), told.getLast()).statusCode())
        .isEqualTo(422);
  }

  @Test
  void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
    String login = staff.add("AGENT");

    HttpResponse<String> wrong = new TestBrowser(port).signIn(login, "not the password at all");
    HttpResponse<String> unknown =
        new TestBrowser(port).signIn("x".repeat(login.length()), "not the password at all");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(anonymised(unknown.body(), "x".repeat(login.length())))
        .isEqualTo(anonymised(wrong.body(), login));
  }

  @Test
  void afterFiveFailuresEvenTheRightPasswordHasToWait() {
    String login = staff.add("AGENT");
    TestBrowser browser = new TestBrowser(port);
    for (int i = 0; i < 5; i++) {
      assertThat(browser.signIn(login, "wrong password " + i).statusCode()).isEqualTo(422);
    }

    HttpResponse<String> blocked = browser.signIn(login, TestStaff.PASSWORD);

    assertThat(blocked.statusCode()).isEqualTo(429);
    assertThat(blocked.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 2L);
    assertThat(browser.cookie("guanxi-session")).isEmpty();
  }

  @Test
  void guessesAtTheSameMomentDoNotSlipThroughTogether() throws Exception {
    SignInThrottle throttle = new SignInThrottle(database, clock);
    String login = "guessed-" + System.nanoTime();
    List<Callable<Boolean>> guesses =
        java.util.stream.IntStream.range(0, 16)
            .<Callable<Boolean>>mapToObj(
                i -> () -> throttle.tryOnce(login, "192.0.2." + i).isEmpty())
            .toList();
    long passed = 0;
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Boolean> guess : threads.invokeAll(guesses)) {
        passed += guess.get() ? 1 : 0;
      }
    }
    assertThat(passed).isEqualTo(5);
  }

  @Test
  void aSessionOutlivesTheProcess() {
    TestBrowser browser = staff.signedIn(port, "AGENT");
    Sessions afterRestart = new Sessions(database, settings, zone, clock);

    assertThat(afterRestart.find(browser.cookie("guanxi-session"))).isPresent();
  }

  @Test
  void aSessionEndsWhenNobodyUsesItAndInAnyCaseAfterHalfADay() {
    TestBrowser browser = staff.signedIn(port, "AGENT");
    String token = browser.cookie("guanxi-session");

    assertThat(later(Duration.ofHours(8).minusSeconds(90)).find(token)).isPresent();
    // That was a use, so the eight hours begin anew; but the twelve do not.
    assertThat(later(Duration.ofHours(12).minusSeconds(90)).find(token)).isPresent();
    assertThat(later(Duration.ofHours(12).plusSeconds(1)).find(token)).isEmpty();

    String idle = staff.signedIn(port, "AGENT").cookie("guanxi-session");
    assertThat(later(Duration.ofHours(8).plusSeconds(90)).find(idle)).isEmpty();
  }

  @Test
  void theWaitDoublesUpToAMinuteAndAnHourForgetsIt() {
    String login = "slow-" + System.nanoTime();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 5; i++) {
      assertThat(at(now).tryOnce(login, "198.51.100." + i)).isEmpty();
    }
    for (int wait : new int[] {2, 4, 8, 16, 32, 60, 60}) {
      assertThat(at(now).tryOnce(login, "198.51.100.9")).hasValue(Duration.ofSeconds(wait));
      now = now.plusSeconds(wait);
      assertThat(at(now).tryOnce(login, "198.51.100.8")).isEmpty();
    }
    now = now.plus(Duration.ofMinutes(61));
    for (int i = 0; i < 5; i++) {
      assertThat(at(now).tryOnce(login, "198.51.100.7")).isEmpty();
    }
  }

  @Test
  void theTableDoesNotHoldWhatTheBrowserHolds() {
    TestBrowser browser = staff.signedIn(port, "AGENT");

    String stored =
        database
            .sql("SELECT string_agg(encode(token_hash, 'escape'), ' ') FROM staff.session")
            .query((row, n) -> row.getString(1))
            .single();

    assertThat(stored).doesNotContain(browser.cookie("guanxi-session"));
  }

  @Test
  void whoIsDisabledIsOutAtOnce() {
    StaffMember member = staff.add(Role.AGENT, false);
    TestBrowser browser = new TestBrowser(port);
    browser.signIn(member.login(), TestStaff.PASSWORD);
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);

    members.setDisabled(member.id(), clock.instant());

    assertThat(location(browser.get("/profile"))).startsWith("/sign-in");
    assertThat(new TestBrowser(port).signIn(member.login(), TestStaff.PASSWORD).statusCode())
        .isEqualTo(422);
  }

  @Test
  void aNewPasswordEndsAllOtherSessions() {
    String login = staff.add("AGENT");
    TestBrowser here = new TestBrowser(port);
    TestBrowser elsewhere = new TestBrowser(port);
    here.signIn(login, TestStaff.PASSWORD);
    elsewhere.signIn(login, TestStaff.PASSWORD);

    changePassword(here, TestStaff.PASSWORD, OWN);

    assertThat(here.get("/profile").statusCode()).isEqualTo(200);
    assertThat(location(elsewhere.get("/profile"))).startsWith("/sign-in");
  }

  @Test
  void aCommonPasswordIsRefusedAndTheOldOneStays() {
    String login = staff.add("AGENT");
    TestBrowser browser = new TestBrowser(port);
    browser.signIn(login, TestStaff.PASSWORD);

    HttpResponse<String> refused = changePassword(browser, TestStaff.PASSWORD, "Password123456!");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("first guesses");
    assertThat(new TestBrowser(port).signIn(login, TestStaff.PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void signingOutKillsTheTokenItself() {
    TestBrowser browser = staff.signedIn(port, "AGENT");
    String token = browser.cookie("guanxi-session");

    browser.post("/profile", "/sign-out", Map.of());

    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void theWayBackLeadsNowhereElse() {
    TestBrowser browser = new TestBrowser(port);
    HttpResponse<String> opened =
        browser.post(
            "/sign-in",
            "/sign-in",
            Map.of(
                "login",
                staff.add("AGENT"),
                "password",
                TestStaff.PASSWORD,
                "next",
                "//evil.example/"));

    assertThat(location(opened)).isEqualTo("/console");
  }

  private Sessions later(Duration offset) {
    return new Sessions(database, settings, zone, Clock.offset(clock, offset));
  }

  private SignInThrottle at(Instant now) {
    return new SignInThrottle(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static HttpResponse<String> changePassword(
      TestBrowser browser, String present, String chosen) {
    return browser.post(
        "/profile/password",
        "/profile/password",
        Map.of("present", present, "chosen", chosen, "repeated", chosen));
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  /** Takes out what differs between any two answers. */
  private static String anonymised(String page, String login) {
    return page.replace(login, "…")
        .replaceAll("nonce=\"[^\"]+\"", "")
        .replaceAll("(name=\"_csrf\" value|csrf-token\" content)=\"[^\"]+\"", "");
  }
}
