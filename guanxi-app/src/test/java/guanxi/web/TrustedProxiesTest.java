package guanxi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class TrustedProxiesTest {

  private static final String FORWARDED = "203.0.113.9 true";

  @Test
  void aNamedProxyIsBelievedWhoAskedAndThatItWasOverHttps() throws Exception {
    assertThat(seenBehind(List.of("127.0.0.1"))).isEqualTo(FORWARDED);
  }

  @Test
  void anybodyElseIsNot() throws Exception {
    assertThat(seenBehind(List.of())).isEqualTo("127.0.0.1 false");
    assertThat(seenBehind(List.of("192.0.2.1"))).isEqualTo("127.0.0.1 false");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> new WebSettings(List.of("proxy.example")))
        .hasMessage("guanxi.web.proxies takes IP addresses, and «proxy.example» is none.");
  }

  /**
   * Asks a real Tomcat as a proxy on 127.0.0.1 would: the address it saw, and whether it was
   * secure.
   */
  private static String seenBehind(List<String> proxies) throws Exception {
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
    new WebConfiguration().trustedProxies(new WebSettings(proxies)).customize(factory);
    WebServer server =
        factory.getWebServer(context -> context.addServlet("who", new Who()).addMapping("/"));
    server.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + server.getPort() + "/");
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("X-Forwarded-For", "203.0.113.9")
              .header("X-Forwarded-Proto", "https")
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    } finally {
      server.stop();
    }
  }

  private static class Who extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(request.getRemoteAddr() + " " + request.isSecure());
    }
  }
}
