package guanxi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class StaffOfficeIT {

  private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

  @Autowired TestStaff staff;
  @Autowired StaffMembers members;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  private TestBrowser administrator;

  @BeforeEach
  void signIn() {
    administrator = staff.signedIn(port, "ADMINISTRATOR");
  }

  @Test
  void whoIsInvitedComesInWithTheOneTimePasswordAndItIsStoredNowhere() {
    String login = "new-" + System.nanoTime();

    HttpResponse<String> shown = invite(login, "<b>Mei</b> & Söhne");

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("&lt;b&gt;Mei&lt;/b&gt; &amp; Söhne")
        .doesNotContain("<b>Mei");
    String password = secret(shown);
    TestBrowser invited = new TestBrowser(port);
    assertThat(invited.signIn(login, password).statusCode()).isEqualTo(303);
    assertThat(invited.get("/console/jobs").headers().firstValue("Location"))
        .hasValue("/profile/password");
    assertThat(members.byLogin(login).orElseThrow().passwordHash())
        .startsWith("$argon2id$v=19$m=32768,t=4,p=1$")
        .doesNotContain(password);
  }

  @Test
  void aTakenNameIsRefusedInAnyCaseOfLetters() {
    String login = "taken-" + System.nanoTime();
    invite(login, "First");
    int before = members.all().size();

    HttpResponse<String> refused = invite(login.toUpperCase(java.util.Locale.ROOT), "Second");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("aria-invalid=\"true\"");
    assertThat(members.all()).hasSize(before);
  }

  @Test
  void anotherRoleCountsFromTheNextRequestOn() {
    StaffMember member = staff.add(Role.AGENT, false);
    TestBrowser browser = new TestBrowser(port);
    browser.signIn(member.login(), TestStaff.PASSWORD);
    assertThat(browser.get("/console/audit").statusCode()).isEqualTo(403);

    post(member, "/role", Map.of("role", "ADMINISTRATOR"));

    assertThat(browser.get("/console/audit").statusCode()).isEqualTo(200);
  }

  @Test
  void aResetEndsTheSessionsAndTheOldPassword() {
    StaffMember member = staff.add(Role.AGENT, false);
    TestBrowser browser = new TestBrowser(port);
    browser.signIn(member.login(), TestStaff.PASSWORD);

    String password = secret(post(member, "/password-reset", Map.of()));

    assertThat(browser.get("/profile").statusCode()).isEqualTo(303);
    assertThat(new TestBrowser(port).signIn(member.login(), TestStaff.PASSWORD).statusCode())
        .isEqualTo(422);
    assertThat(new TestBrowser(port).signIn(member.login(), password).statusCode()).isEqualTo(303);
  }

  @Test
  void anOldInvitationOpensNothing() {
    String login = "late-" + System.nanoTime();
    String password = secret(invite(login, "Late"));
    database
        .sql("UPDATE staff.member SET one_time_until = now() - interval '1 s' WHERE login = :login")
        .param("login", login)
        .update();

    assertThat(new TestBrowser(port).signIn(login, password).statusCode()).isEqualTo(422);
  }

  @Test
  void whoIsDisabledCanBeLetInAgain() {
    StaffMember member = staff.add(Role.AGENT, false);

    post(member, "/disabling", Map.of());
    assertThat(new TestBrowser(port).signIn(member.login(), TestStaff.PASSWORD).statusCode())
        .isEqualTo(422);

    post(member, "/enabling", Map.of());
    assertThat(new TestBrowser(port).signIn(member.login(), TestStaff.PASSWORD).statusCode())
        .isEqualTo(303);
  }

  @Test
  void nobodyLocksHerselfOut() {
    StaffMember own =
        members.all().stream()
            .filter(member -> member.lastSignedInAt() != null)
            .max(java.util.Comparator.comparing(StaffMember::lastSignedInAt))
            .orElseThrow();

    assertThat(post(own, "/disabling", Map.of()).statusCode()).isEqualTo(422);
    assertThat(post(own, "/role", Map.of("role", "AGENT")).statusCode()).isEqualTo(422);
    assertThat(members.get(own.id())).isEqualTo(own);
  }

  @Test
  void everyChangeIsInTheTrail() {
    StaffMember member = staff.add(Role.AGENT, false);
    post(member, "/role", Map.of("role", "ANALYST"));
    post(member, "/disabling", Map.of());

    assertThat(
            database
                .sql(
                    """
                    SELECT action || ' ' || details AS line FROM staff.audit_entry
                    WHERE subject = :subject ORDER BY position
                    """)
                .param("subject", "member:" + member.id())
                .query((row, n) -> row.getString("line"))
                .list())
        .containsExactly("staff.role-changed AGENT → ANALYST", "staff.member-disabled ");
    assertThat(administrator.get("/console/audit").body()).contains("Role changed");
  }

  private HttpResponse<String> invite(String login, String name) {
    return administrator.post(
        "/console/staff/new",
        "/console/staff",
        Map.of("login", login, "displayName", name, "role", "AGENT"));
  }

  private HttpResponse<String> post(StaffMember member, String path, Map<String, String> fields) {
    return administrator.post("/console/staff/new", "/console/staff/" + member.id() + path, fields);
  }

  private static String secret(HttpResponse<String> shown) {
    Matcher found = SECRET.matcher(shown.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
