package guanxi.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class BrowserScriptTest {

  private static WebServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    server =
        new TomcatServletWebServerFactory(0)
            .getWebServer(new BrowserConfiguration().browserScript());
    server.start();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.stop();
  }

  @Test
  void theScriptIsAtMostSixKilobytesOnTheWire() throws Exception {
    HttpResponse<byte[]> answer = get("Accept-Encoding", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.body().length).isLessThan(6 * 1024);
  }

  @Test
  void anySiteMayUseItAndAsksAgainAfterAnHour() throws Exception {
    HttpResponse<byte[]> answer = get("Accept-Encoding", "identity");
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("window.guanxi");
    assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
        .hasValue("cross-origin");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
  }

  @Test
  void whoHasItAlreadyIsToldSo() throws Exception {
    String tag = get("Accept", "*/*").headers().firstValue("ETag").orElseThrow();
    assertThat(get("If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> get(String header, String value) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.getPort() + "/guanxi.js");
    return client.send(
        HttpRequest.newBuilder(address).header(header, value).build(), BodyHandlers.ofByteArray());
  }
}
