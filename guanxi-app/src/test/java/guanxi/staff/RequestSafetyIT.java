package guanxi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.platform.HomeFolder;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class RequestSafetyIT {

  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Cross-Origin-Opener-Policy",
          "Cross-Origin-Resource-Policy",
          "Permissions-Policy",
          "Cache-Control");

  @Autowired TestStaff staff;
  @Autowired StaffMembers members;
  @Autowired HomeFolder home;
  @LocalServerPort int port;

  @Test
  void everyKindOfAnswerCarriesTheHeaders() {
    TestBrowser stranger = new TestBrowser(port);
    TestBrowser member = staff.signedIn(port, "AGENT");
    String sheet = found("href=\"(/assets/app[^\"]+)\"", stranger.get("/sign-in").body());

    assertCarriesHeaders(200, stranger.get("/sign-in"));
    assertCarriesHeaders(200, stranger.get(sheet));
    assertCarriesHeaders(303, stranger.get("/console/staff"));
    assertCarriesHeaders(404, stranger.get("/assets/none.css"));
    assertCarriesHeaders(401, stranger.get("/api/v1/nothing"));
    assertCarriesHeaders(403, stranger.postWithToken("/sign-in", "", Map.of()));
    assertCarriesHeaders(404, member.get("/console/nothing-here"));
    assertCarriesHeaders(403, member.get("/console/staff"));
    assertCarriesHeaders(
        405,
        member.send(r ->
            r.uri(member.address("/robots.txt"))
                .method("PUT", body(""))
                .header("X-CSRF-TOKEN", member.tokenOf("/profile"))));
    assertCarriesHeaders(
        400, member.post("/profile", "/profile", Map.of("displayName", "only this")));
  }

  @Test
  void evenARequestThatCannotBeReadGetsThem() throws Exception {
    String answer = raw("GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception");
  }

  @Test
  void thePolicyAllowsNothingUnsafe() {
    String policy =
        new TestBrowser(port)
            .get("/sign-in")
            .headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow();

    assertThat(policy)
        .doesNotContain("unsafe")
        .doesNotContain("*")
        .doesNotContain("data:")
        .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'");
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    StaffMember member = staff.add(Role.AGENT, false);
    TestBrowser browser = new TestBrowser(port);
    browser.signIn(member.login(), TestStaff.PASSWORD);
    Map<String, String> fields =
        Map.of(
            "displayName", "Changed", "timeZone", "Asia/Taipei", "language", "en", "theme", "dark");
    String foreign = new TestBrowser(port).tokenOf("/sign-in");

    assertThat(browser.postWithToken("/profile", "", fields).statusCode()).isEqualTo(403);
    assertThat(browser.postWithToken("/profile", foreign, fields).statusCode()).isEqualTo(403);
    assertThat(members.get(member.id())).isEqualTo(signedInOnce(member));
  }

  @Test
  void aTokenFromBeforeSigningInIsNoGoodAfterwards() {
    String login = staff.add("AGENT");
    TestBrowser browser = new TestBrowser(port);
    String before = browser.tokenOf("/sign-in");
    browser.signIn(login, TestStaff.PASSWORD);

    assertThat(browser.postWithToken("/sign-out", before, Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestFromAnotherSiteChangesNothingEvenWithTheToken() {
    StaffMember member = staff.add(Role.AGENT, false);
    TestBrowser browser = new TestBrowser(port);
    browser.signIn(member.login(), TestStaff.PASSWORD);
    String token = browser.tokenOf("/profile");

    HttpResponse<String> answer =
        browser.send(request ->
            request
                .uri(browser.address("/profile"))
                .header("Sec-Fetch-Site", "cross-site")
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body("displayName=X&timeZone=UTC&language=en&theme=dark")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(members.get(member.id())).isEqualTo(signedInOnce(member));
  }

  @Test
  void askingNeverChangesAnything() {
    TestBrowser browser = staff.signedIn(port, "ADMINISTRATOR");

    for (String path : List.of("/sign-out", "/preferences", "/csp-report")) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(405);
    }
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
  }

  @Test
  void aProgramGetsAProblemDocument() {
    HttpResponse<String> answer = new TestBrowser(port).get("/api/v1/nothing");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"status\":401", "\"code\":\"NOT_SIGNED_IN\"", "\"traceId\":\"");
  }

  @Test
  void theTokenOfThisMachineOpensTheApiAndNothingElse() throws Exception {
    String token =
        found(
            "\"token\":\"([^\"]+)\"", Files.readString(home.folder("run").resolve("server.json")));
    TestBrowser command = new TestBrowser(port);

    assertThat(withBearer(command, "/api/v1/nothing", token).statusCode()).isEqualTo(404);
    assertThat(withBearer(command, "/api/v1/nothing", token + "x").statusCode()).isEqualTo(401);
    assertThat(withBearer(command, "/console/staff", token).statusCode()).isEqualTo(401);
  }

  @Test
  void whatCannotBeUnderstoodIsTheCallersMistake() {
    TestBrowser browser = staff.signedIn(port, "ADMINISTRATOR");

    for (String path :
        List.of(
            "/console/staff/not-a-uuid",
            "/console/audit?before=many",
            "/console/audit?action=%00",
            "/console/audit?actor=a%00b")) {
      assertCarriesHeaders(400, browser.get(path));
    }
    assertThat(new TestBrowser(port).signIn("nul\0nul", "\0").statusCode()).isEqualTo(400);
  }

  @Test
  void aPageSaysInWhichLanguageItIs() {
    TestBrowser browser = new TestBrowser(port);
    browser.post("/sign-in", "/preferences", Map.of("language", "zh-Hant", "back", "/sign-in"));

    HttpResponse<String> page = browser.get("/sign-in");

    assertThat(page.headers().firstValue("Content-Language")).hasValue("zh-Hant-TW");
    assertThat(page.body()).contains("<html lang=\"zh-Hant-TW\"", "登入");
  }

  @Test
  void reportsOfTheBrowserAreTaken() {
    TestBrowser browser = new TestBrowser(port);

    HttpResponse<String> answer =
        browser.send(request ->
            request
                .uri(browser.address("/csp-report"))
                .header("Content-Type", "application/csp-report")
                .POST(body("{\"csp-report\":{}}")));

    assertThat(answer.statusCode()).isEqualTo(204);
  }

  @Test
  void filesMayBeKeptForEverBecauseTheirAddressNamesTheirContent() {
    TestBrowser browser = new TestBrowser(port);
    String sheet = found("href=\"(/assets/app[^\"]+)\"", browser.get("/sign-in").body());

    HttpResponse<String> plain = browser.get(sheet);
    HttpResponse<String> packed =
        browser.send(r -> r.uri(browser.address(sheet)).header("Accept-Encoding", "gzip"));

    assertThat(plain.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(browser.get(sheet.replaceAll("\\.[0-9a-f]{16}", ".0123456789abcdef")).statusCode())
        .isEqualTo(404);
  }

  private static void assertCarriesHeaders(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(status);
    for (String header : HEADERS) {
      assertThat(answer.headers().firstValue(header))
          .as("%s of %s", header, answer.uri().getPath())
          .isPresent();
    }
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  private StaffMember signedInOnce(StaffMember member) {
    return new StaffMember(
        member.id(),
        member.login(),
        member.displayName(),
        member.role(),
        member.passwordHash(),
        false,
        null,
        null,
        member.language(),
        member.theme(),
        member.timeZone(),
        member.createdAt(),
        members.get(member.id()).lastSignedInAt());
  }

  private static HttpResponse<String> withBearer(TestBrowser browser, String path, String token) {
    return browser.send(
        request -> request.uri(browser.address(path)).header("Authorization", "Bearer " + token));
  }

  private static java.net.http.HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
