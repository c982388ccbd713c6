package guanxi.intake.sources;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.staff.TestBrowser;
import guanxi.staff.TestStaff;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class SourcePagesIT {

  private static final String LIST = "/console/sources";

  @Autowired TestStaff staff;
  @Autowired LiveSources sources;
  @Autowired BrowserScript script;
  @LocalServerPort int port;

  private TestBrowser browser;

  @BeforeEach
  void signIn() {
    browser = staff.signedIn(port, "MANAGER");
  }

  @Test
  void analystsDoNotReachSources() {
    assertThat(staff.signedIn(port, "ANALYST").get(LIST).statusCode()).isEqualTo(403);
  }

  @Test
  void aSourceIsMadeGetsANewKeyAndIsSwitchedOff() {
    String name = "Shop " + System.nanoTime();
    String page = location(browser.post(LIST, LIST, Map.of("name", name)));
    String key = only(name).keys().getFirst().value();

    assertThat(browser.get(page).body()).contains(name, key, "/guanxi.js", "data-write-key");
    assertThat(browser.get(LIST).body()).contains(name);
    browser.post(page, page + "/keys", Map.of());
    assertThat(only(name).keys()).hasSize(2);
    browser.post(page, page + "/origins", Map.of("origins", "https://a.test\nhttps://b.test"));
    assertThat(only(name).allowedOrigins()).containsExactly("https://a.test", "https://b.test");
    assertThat(browser.post(page, page + "/origins", Map.of("origins", "nonsense")).statusCode())
        .isEqualTo(422);
    browser.post(page, page + "/disabling", Map.of());
    assertThat(only(name).enabled()).isFalse();
    browser.post(page, page + "/enabling", Map.of());
    assertThat(only(name).enabled()).isTrue();
  }

  @Test
  void aNameThatIsTakenIsRefusedWithTheReason() {
    String name = "Twice " + System.nanoTime();
    browser.post(LIST, LIST, Map.of("name", name));

    HttpResponse<String> answer = browser.post(LIST, LIST, Map.of("name", name));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("role=\"alert\"", name);
  }

  @Test
  void theDebuggerShowsWhatArrivesWithItsTimesAndItsReason() throws Exception {
    LiveSource source = sources.create("Watched " + System.nanoTime());
    String page = LIST + "/" + source.id() + "/live";
    assertThat(browser.get(page).statusCode()).isEqualTo(200);

    send(
        source,
        """
        {"batch":[{"type":"track","event":"Watched Thing","userId":"w1","messageId":"watched-1",
                   "timestamp":"2026-03-02T09:00:00Z"},{"type":"track","userId":"w1"}]}
        """);
    String shown = await(page + "/events", "watched-1");

    assertThat(shown)
        .contains("Watched Thing", "2026-03-02T09:00", "ACCOUNT w1", "/console/customers/")
        .contains("StoreFacts");
    assertThat(browser.get(page + "/events?q=nothing-like-it").body()).doesNotContain("watched-1");
    assertThat(browser.get(page).body()).contains("/again");
    assertThat(browser.post(page, page + "/again", Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void whatCameInBeforeAnybodyLookedIsShownToo() throws Exception {
    LiveSource source = sources.create("Unwatched " + System.nanoTime());
    String page = LIST + "/" + source.id() + "/live";
    send(
        source,
        """
        {"batch":[{"type":"track","event":"Unwatched Thing","userId":"u1","messageId":"unwatched-1",
                   "timestamp":"2026-03-02T09:00:00Z"}]}
        """);

    assertThat(await(page + "/events", "unwatched-1"))
        .contains("Unwatched Thing", "2026-03-02T09:00", "ACCOUNT u1", "/console/customers/");
  }

  @Test
  void theBellRingsWhenEventsPass() throws Exception {
    LiveSource source = sources.create("Bell " + System.nanoTime());
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpClient client = HttpClient.newHttpClient();
    CompletableFuture<HttpResponse<Void>> stream =
        client.sendAsync(
            HttpRequest.newBuilder(browser.address(LIST + "/" + source.id() + "/live/bell"))
                .header("Cookie", "guanxi-session=" + browser.cookie("guanxi-session"))
                .build(),
            BodyHandlers.fromLineSubscriber(new Lines(heard)));
    awaitRings(heard, 1);
    send(source, "{\"batch\":[{\"type\":\"page\",\"userId\":\"b1\"}]}");
    awaitRings(heard, 2);
    stream.cancel(true);
    client.shutdownNow();

    assertThat(heard).contains("event:passed");
    assertThat(heard.stream().filter("event:passed"::equals)).hasSizeGreaterThan(1);
  }

  @Test
  void theScriptForPagesOfShopsIsSmallAndOpenToAll() throws Exception {
    assertThat(script.compressedBytes()).isLessThan(6 * 1024);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/guanxi.js")).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("cross-origin-resource-policy"))
          .hasValue("cross-origin");
      assertThat(answer.body()).contains("sendBeacon");
    }
  }

  private String await(String path, String text) throws InterruptedException {
    String shown = browser.get(path).body();
    for (int wait = 0; wait < 100 && !shown.contains(text); wait++) {
      Thread.sleep(100);
      shown = browser.get(path).body();
    }
    return shown;
  }

  private static void awaitRings(List<String> heard, int rings) throws InterruptedException {
    for (int wait = 0;
        wait < 100 && heard.stream().filter("event:passed"::equals).count() < rings;
        wait++) {
      Thread.sleep(100);
    }
  }

  private void send(LiveSource source, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String key = source.keys().getFirst().value();
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/v1/batch?writeKey=" + key))
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private LiveSource only(String name) {
    return sources.all().stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Notes lines as they come. */
  private record Lines(List<String> heard) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      heard.add(line);
    }

    @Override
    public void onError(Throwable gone) {}

    @Override
    public void onComplete() {}
  }
}
