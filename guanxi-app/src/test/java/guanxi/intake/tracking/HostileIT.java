package guanxi.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a client can send to do harm. None of it is our failure, and what is right comes through.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class HostileIT {

  private static final byte[] GOOD = utf8("{\"event\":\"e\",\"userId\":\"after\"}");

  @Autowired LiveSources sources;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @Test
  void nothingSentIsOurFailure() {
    LiveSource source = sources.create("hostile " + System.nanoTime());
    String key = source.keys().getFirst().value();
    Wire wire = new Wire(port);
    Map<String, Integer> expected = new LinkedHashMap<>();
    Map<String, Integer> answered = new LinkedHashMap<>();
    for (Attack attack : attacks()) {
      expected.put(attack.name(), attack.status());
      int status =
          wire.post(attack.path(), attack.body(), "Authorization", Wire.basic(key)).statusCode();
      answered.put(attack.name(), status);
    }
    assertThat(answered).isEqualTo(expected);
    wire.post("/v1/track", GOOD, "Authorization", Wire.basic(key));

    LiveFacts facts = new LiveFacts(database, source.id()).awaitAll();
    assertThat(facts.leftOut()).doesNotContain("STEP_FAILED");
    assertThat(facts.bodies()).last().asString().contains("\"userId\":\"after\"");
  }

  @Test
  void anyBytesAreAnsweredAndNeverAsOurFailure() {
    String key = sources.create("bytes " + System.nanoTime()).keys().getFirst().value();
    Wire wire = new Wire(port);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] valid =
        utf8(
            "{\"batch\":[{\"type\":\"track\",\"event\":\"é\",\"userId\":1.5e3,\"properties\":{}}]}");
    for (int round = 0; round < 300; round++) {
      byte[] body = valid.clone();
      for (int change = 0; change < 1 + round % 4; change++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      byte[] sent = round % 3 == 0 ? damaged(Wire.gzip(body), random) : body;
      assertThat(wire.post("/v1/batch", sent, "Authorization", Wire.basic(key)).statusCode())
          .as("seed %d round %d", seed, round)
          .isIn(200, 400);
    }
  }

  @Test
  void slowSendersDoNotKeepOthersWaiting() throws IOException {
    String key = sources.create("slow " + System.nanoTime()).keys().getFirst().value();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        slow.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write(utf8("POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 400000\r\n\r\n{\"b"));
        out.flush();
      }
      long begin = System.nanoTime();
      int status =
          new Wire(port).post("/v1/track", GOOD, "Authorization", Wire.basic(key)).statusCode();
      assertThat(status).isEqualTo(200);
      assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(5_000);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static List<Attack> attacks() {
    String track = "/v1/track";
    return List.of(
        new Attack("nothing", track, utf8(""), 400),
        new Attack("blank", track, utf8("   "), 400),
        new Attack("no JSON", track, utf8("hello"), 400),
        new Attack("a list", track, utf8("[]"), 400),
        new Attack("a number", track, utf8("7"), 400),
        new Attack("truncated", track, utf8("{\"event\":\"e\",\"userId\":"), 400),
        new Attack("two objects", track, utf8("{}{}"), 400),
        new Attack("UTF-16", track, "{\"event\":\"e\"}".getBytes(StandardCharsets.UTF_16), 400),
        new Attack("bytes of no text", track, new byte[] {'{', '"', (byte) 0xFF, '"', '}'}, 400),
        new Attack("NUL raw", track, utf8("{\"event\":\"a\0b\",\"userId\":\"u\"}"), 400),
        new Attack(
            "NUL",
            track,
            utf8(
                "{\"event\":\"a\\u0000b\",\"userId\":\"u\\u0000\","
                    + "\"properties\":{\"\\u0000\":\"\\u0000\"}}"),
            200),
        new Attack(
            "lone surrogates",
            track,
            utf8(
                "{\"event\":\"\\ud800\",\"userId\":\"u\\udc00\","
                    + "\"messageId\":\"\\ud800\",\"properties\":{\"p\":[\"\\ude00\"]}}"),
            200),
        new Attack(
            "a lone surrogate in a name",
            track,
            utf8("{\"event\":\"e\",\"userId\":\"u\",\"properties\":{\"\\ud83d\":1}}"),
            400),
        new Attack(
            "duplicate keys",
            track,
            utf8(
                "{\"event\":\"a\",\"event\":\"b\",\"userId\":\"u\","
                    + "\"properties\":{\"x\":1,\"x\":2},\"properties\":{\"x\":3}}"),
            200),
        new Attack("depth 100k", "/v1/batch", utf8("{\"batch\":" + "[".repeat(100_000)), 400),
        new Attack(
            "depth 100k of objects",
            track,
            utf8("{\"event\":\"e\",\"properties\":" + "{\"a\":".repeat(4_000) + "1"),
            400),
        new Attack(
            "numbers beyond measure",
            track,
            utf8(
                "{\"event\":\"e\",\"userId\":\"u\","
                    + "\"timestamp\":1e400,\"properties\":{\"price\":-1e999999,\"n\":1e308,"
                    + "\"i\":"
                    + "9".repeat(300)
                    + ",\"z\":-0.0}}"),
            200),
        new Attack(
            "a number of 1,000 digits", track, utf8("{\"x\":" + "9".repeat(1000) + "}"), 400),
        new Attack("string of 10 MB", track, utf8("{\"event\":\"" + "x".repeat(10 << 20)), 400),
        new Attack("gzip bomb", track, Wire.gzip(new byte[64 << 20]), 400),
        new Attack("half a gzip", track, half(Wire.gzip(GOOD)), 400),
        new Attack("gzip in gzip", track, Wire.gzip(Wire.gzip(GOOD)), 400),
        new Attack(
            "years off",
            "/v1/batch",
            utf8(
                "{\"sentAt\":\"0001-01-01T00:00:00Z\",\"batch\":["
                    + time("9999-12-31T23:59:59Z")
                    + time("-999999999-01-01T00:00:00Z")
                    + time("1899-12-31T00:00:00Z")
                    + time("2026-13-45")
                    + time("now")
                    + time("2026-01-01T00:00:00+0800")
                    + time("2026-01-01 00:00:00")
                    + time("2026-01-01")
                    + "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"u\","
                    + "\"timestamp\":99999999999999999999}]}"),
            200),
        new Attack(
            "wrong types",
            "/v1/batch",
            utf8(
                "{\"sentAt\":{},\"context\":[],\"batch\":["
                    + "{\"type\":\"track\",\"event\":{},\"userId\":[],\"anonymousId\":true},"
                    + "{\"type\":\"identify\",\"userId\":7,\"traits\":\"x\",\"context\":7},"
                    + "{\"type\":\"identify\",\"userId\":7,\"traits\":{\"email\":{},\"phone\":[],"
                    + "\"address\":\"x\",\"name\":9}},"
                    + "{\"type\":\"merge\",\"mergeProperties\":[1,{\"type\":{},\"value\":1}]},"
                    + "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"u\",\"context\":"
                    + "{\"externalIds\":{\"a\":1},\"device\":[],\"traits\":null}}]}"),
            200),
        new Attack(
            "long names",
            track,
            utf8(
                "{\"event\":\""
                    + "e".repeat(9_000)
                    + "\",\"userId\":\""
                    + "u".repeat(9_000)
                    + "\",\"anonymousId\":\"a\",\"messageId\":\""
                    + "m".repeat(9_000)
                    + "\",\"context\":{\"traits\":{\"name\":\""
                    + "n".repeat(3_000)
                    + "\"}}}"),
            200),
        new Attack(
            "keys twice in a batch",
            "/v1/batch",
            utf8("{\"batch\":[],\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}]}"),
            200),
        new Attack(
            "two batches, the last empty",
            "/v1/batch",
            utf8("{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}],\"batch\":[]}"),
            200));
  }

  private static String time(String timestamp) {
    return "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"u\",\"timestamp\":\""
        + timestamp
        + "\"},";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] half(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  /** What is sent where, and what is the answer. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Attack(String name, String path, byte[] body, int status) {}
}
