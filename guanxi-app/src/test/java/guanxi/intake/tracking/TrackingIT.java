package guanxi.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wire: every address, every way to name the source, every encoding, every limit. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TrackingIT {

  private static final String TRACK =
      "{\"type\":\"track\",\"event\":\"Signed Up\",\"userId\":\"u1\",\"messageId\":\"m1\"}";

  @Autowired LiveSources sources;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  private Wire wire = new Wire(0);
  private LiveSource source = new LiveSource(0, "", false, List.of(), List.of());
  private String key = "";

  @SuppressWarnings("NullAway.Init")
  private LiveFacts facts;

  @BeforeEach
  void newSource() {
    wire = new Wire(port);
    source = sources.create("tracked " + System.nanoTime());
    key = source.keys().getFirst().value();
    facts = new LiveFacts(database, source.id());
  }

  @ParameterizedTest
  @CsvSource({
    "identify,21", "track,20", "page,22", "screen,23", "group,24", "alias,25", "merge,26",
    "i,21", "t,20", "p,22", "s,23", "g,24", "a,25", "track/,20"
  })
  void everyAddressTakesItsKindOfEvent(String path, int kind) {
    HttpResponse<String> answer =
        wire.post(
            "/v1/" + path,
            """
            {"userId":"u1","event":"e","groupId":"g","previousId":"p","anonymousId":"a",
             "mergeProperties":[{"type":"user_id","value":"1"},{"type":"email","value":"a@b.test"}]}
            """,
            "Authorization",
            Wire.basic(key));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"success\":true}");
    assertThat(facts.await(1).bodies()).singleElement().asString().startsWith(kind + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/batch",
        "/v1/b",
        "/v1/import",
        "/v1/import/",
        "//v1/import/",
        "/beacon/v1/batch"
      })
  void aBatchTakesManyEvents(String path) {
    HttpResponse<String> answer =
        wire.post(
            path + "?writeKey=" + key,
            """
            {"batch":[%s,{"type":"page","name":"Home","anonymousId":"a1","messageId":"m2"}],
             "context":{"library":{"name":"test"}}}
            """
                .formatted(TRACK));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(facts.await(2).bodies())
        .containsExactly(
            "20 {\"type\":\"track\",\"event\":\"Signed Up\",\"userId\":\"u1\",\"messageId\":\"m1\","
                + "\"context\":{\"library\":{\"name\":\"test\"}}}",
            "22 {\"type\":\"page\",\"name\":\"Home\",\"anonymousId\":\"a1\",\"messageId\":\"m2\","
                + "\"context\":{\"library\":{\"name\":\"test\"}}}");
  }

  @Test
  void theAnswerBearsTheHeadersThatEveryAnswerBears() {
    HttpResponse<String> answer =
        wire.post("/v1/track", TRACK, "Authorization", Wire.basic(key), "Origin", "http://shop");

    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'");
    assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy"))
        .containsExactly("cross-origin");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void theKeyMayStandInTheHeaderWithOrWithoutColonOrInTheBody() {
    String bare = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    String inBody = "{\"writeKey\":\"%s\",\"event\":\"e\",\"userId\":\"u\"}".formatted(key);

    assertThat(wire.post("/v1/track", TRACK, "Authorization", Wire.basic(key)).statusCode())
        .isEqualTo(200);
    assertThat(wire.post("/v1/track", TRACK, "Authorization", "Basic " + bare).statusCode())
        .isEqualTo(200);
    assertThat(wire.post("/v1/track", TRACK, "Authorization", "Bearer " + key).statusCode())
        .isEqualTo(200);
    assertThat(wire.post("/v1/track", inBody).statusCode()).isEqualTo(200);
    assertThat(wire.post("/v1/track", inBody, "Authorization", "Bearer other").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aKeyNobodyHasIsRefusedAndASourceSwitchedOffIsNotThere() {
    assertThat(wire.post("/v1/track", TRACK).statusCode()).isEqualTo(401);
    assertThat(wire.post("/v1/track", TRACK, "Authorization", Wire.basic("no")).statusCode())
        .isEqualTo(401);
    assertThat(wire.send("GET", "/v1/projects/no/settings").statusCode()).isEqualTo(401);

    sources.enable(source.id(), false);

    assertThat(wire.post("/v1/track", TRACK, "Authorization", Wire.basic(key)).statusCode())
        .isEqualTo(404);
    assertThat(facts.awaitAll().count()).isZero();
  }

  @Test
  void aReplacedKeyIsTakenForAWhile() {
    String next = sources.rotate(source.id()).keys().getFirst().value();

    assertThat(next).isNotEqualTo(key);
    assertThat(wire.post("/v1/track", TRACK, "Authorization", Wire.basic(key)).statusCode())
        .isEqualTo(200);
    assertThat(wire.post("/v1/track", TRACK, "Authorization", Wire.basic(next)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense"
      })
  void theBodyIsJsonWhateverItIsCalled(String type) {
    byte[] body = TRACK.getBytes(StandardCharsets.UTF_8);
    String basic = Wire.basic(key);

    assertThat(
            wire.post("/v1/track", body, "Authorization", basic, "Content-Type", type).statusCode())
        .isEqualTo(200);
    assertThat(
            wire.post("/v1/track", Wire.gzip(body), "Authorization", basic, "Content-Type", type)
                .statusCode())
        .isEqualTo(200);
    assertThat(facts.awaitAll().count()).isEqualTo(1);
  }

  @Test
  void theSameMessageCountsOnce() {
    String body = "{\"batch\":[%s,%s],\"sentAt\":\"2026-03-02T09:00:00Z\"}".formatted(TRACK, TRACK);
    for (int time = 0; time < 3; time++) {
      wire.post("/v1/batch", body, "Authorization", Wire.basic(key), "X-Retry-Count", "" + time);
    }

    assertThat(facts.awaitAll().count()).isEqualTo(1);
  }

  @Test
  void eventsThatAreNotRightAreTakenAndSetAsideWithTheReason() {
    HttpResponse<String> answer =
        wire.post(
            "/v1/batch",
            """
            {"batch":[1,{"type":"nonsense","userId":"u"},{"type":"track","userId":"u"},
             {"type":"page"},{"type":"group","userId":"u"},{"type":"alias","userId":"u"},
             {"type":"track","event":"e","userId":"000"},{"type":"track","event":"e","userId":"u"}]}
            """,
            "Authorization",
            Wire.basic(key));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(facts.awaitAll().leftOut())
        .containsExactly(
            "EVENT_NOT_OBJECT",
            "EVENT_TYPE_UNKNOWN",
            "EVENT_WITHOUT_NAME",
            "EVENT_WITHOUT_PERSON",
            "EVENT_WITHOUT_GROUP",
            "EVENT_WITHOUT_PREVIOUS",
            "EVENT_WITHOUT_PERSON");
    assertThat(facts.count()).isEqualTo(1);
  }

  @Test
  void aWrongClockIsCorrectedAndAllFourTimesAreKept() {
    wire.post(
        "/v1/batch",
        """
        {"sentAt":"2031-01-01T00:00:10Z",
         "batch":[{"type":"track","event":"e","userId":"u","timestamp":"2031-01-01T00:00:00Z"}]}
        """,
        "Authorization",
        Wire.basic(key));
    facts.await(1);

    assertThat(
            database
                .sql(
                    """
                    SELECT extract(epoch FROM received_at - happened_at)::integer || ' '
                      || original_at || ' ' || sent_at
                    FROM intake.fact WHERE source_id = :source
                    """)
                .param("source", source.id())
                .query(String.class)
                .single())
        .startsWith("10 2031-01-01 00:00:00")
        .contains("2031-01-01 00:00:10");
  }

  @Test
  void limitsAreHeld() {
    String basic = Wire.basic(key);
    String large = "{\"event\":\"e\",\"userId\":\"u\",\"properties\":{\"x\":\"%s\"}}";
    String fits = large.formatted("y".repeat(32 * 1024 - large.length() + 2));
    String tooLarge = large.formatted("y".repeat(32 * 1024 - large.length() + 3));
    String item = "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"u\"},";

    assertThat(fits).hasSize(32 * 1024);
    assertThat(status("/v1/track", fits, basic)).isEqualTo(200);
    assertThat(status("/v1/track", tooLarge, basic)).isEqualTo(400);
    assertThat(status("/v1/batch", "{\"batch\":[" + fits + "]}", basic)).isEqualTo(200);
    assertThat(status("/v1/batch", "{\"batch\":[" + tooLarge + "]}", basic)).isEqualTo(400);
    assertThat(status("/v1/batch", "{\"batch\":[" + item.repeat(2499) + TRACK + "]}", basic))
        .isEqualTo(200);
    assertThat(status("/v1/batch", "{\"batch\":[" + item.repeat(2500) + TRACK + "]}", basic))
        .isEqualTo(400);
    assertThat(status("/v1/batch", "{\"batch\":[" + (fits + ",").repeat(16) + TRACK + "]}", basic))
        .isEqualTo(400);
    assertThat(status("/v1/batch", "{\"batch\":[]}", basic)).isEqualTo(200);
    assertThat(status("/v1/batch", "{}", basic)).isEqualTo(400);
    assertThat(status("/v1/batch", "{\"batch\":{}}", basic)).isEqualTo(400);
    assertThat(facts.awaitAll().count()).isEqualTo(2501);
  }

  @Test
  void browsersMayAskBeforeTheySend() {
    HttpResponse<String> answer =
        wire.send(
            "OPTIONS",
            "/v1/t",
            "Origin",
            "https://shop.test",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().map())
        .containsEntry("access-control-allow-origin", List.of("https://shop.test"))
        .containsEntry("access-control-max-age", List.of("86400"));
    assertThat(answer.headers().firstValue("access-control-allow-headers").orElse(""))
        .contains("authorization", "content-type", "x-retry-count", "anonymousid");
  }

  @Test
  void onlyAllowedSitesSendOnceSomeAreNamed() {
    sources.allow(source.id(), List.of("https://shop.test"));
    String basic = Wire.basic(key);

    assertThat(status("/v1/t", TRACK, basic)).isEqualTo(200);
    assertThat(
            wire.post("/v1/t", TRACK, "Authorization", basic, "Origin", "https://shop.test")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            wire.post("/v1/t", TRACK, "Authorization", basic, "Origin", "https://evil.test")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void theBrowserClientFindsItsSettings() {
    HttpResponse<String> answer = wire.send("GET", "/v1/projects/" + key + "/settings");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "\"Segment.io\":{\"apiKey\":\"%s\",\"apiHost\":\"127.0.0.1:%d/v1\",\"protocol\":\"http\""
                .formatted(key, port));
  }

  @Test
  void anImageIsAnEventToo() {
    HttpResponse<String> answer =
        wire.send(
            "GET",
            "/pixel/v1/track?writeKey=" + key + "&userId=u&event=Email%20Opened&properties.id=7");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("image/gif");
    assertThat(facts.await(1).bodies())
        .singleElement()
        .asString()
        .contains("\"event\":\"Email Opened\"", "\"properties\":{\"id\":\"7\"}");
  }

  @Test
  void anotherAddressOrMethodIsNone() {
    assertThat(wire.post("/v1/nothing", TRACK).statusCode()).isEqualTo(404);
    assertThat(wire.post("/v1/", TRACK).statusCode()).isEqualTo(404);
    assertThat(wire.send("GET", "/v1/track").statusCode()).isEqualTo(405);
    assertThat(wire.send("DELETE", "/v1/batch").statusCode()).isEqualTo(405);
  }

  @Test
  void theHeaderOfRudderStackNamesTheVisitor() {
    wire.post("/v1/page", "{}", "Authorization", Wire.basic(key), "AnonymousId", "visitor-7");

    assertThat(facts.await(1).count()).isEqualTo(1);
    assertThat(
            database
                .sql("SELECT count(*) FROM customer.identity WHERE value = 'visitor-7'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private int status(String path, String body, String basic) {
    return wire.post(path, body, "Authorization", basic).statusCode();
  }
}
