package guanxi.intake.tracking;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad line between a client and Guanxi: swallows answers, sends requests twice, lets them wait.
 * What it does follows from the number of the request alone.
 */
final class FlakyProxy implements AutoCloseable {

  private static final Set<String> OWN =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "upgrade",
          "expect",
          "http2-settings");

  /** What happens to a request. */
  enum Fate {
    /** It goes through. */
    PASS,
    /** It goes through and the answer is swallowed. */
    SWALLOW,
    /** It goes through twice. */
    TWICE,
    /** It goes through late. */
    LATE,
    /** It does not go through: too busy, says the answer. */
    BUSY
  }

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int target;
  private final List<Fate> fates;
  private final AtomicInteger requests = new AtomicInteger();

  /** In front of a port; request n meets the n-th fate, later ones the last. */
  FlakyProxy(int target, Fate... fates) throws IOException {
    this.target = target;
    this.fates = List.of(fates);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean posts = exchange.getRequestMethod().equals("POST");
      Fate fate =
          posts ? fates.get(Math.min(requests.getAndIncrement(), fates.size() - 1)) : Fate.PASS;
      switch (fate) {
        case PASS -> answer(exchange, forward(exchange, body));
        case SWALLOW -> forward(exchange, body);
        case TWICE -> {
          forward(exchange, body);
          answer(exchange, forward(exchange, body));
        }
        case LATE -> {
          Thread.sleep(400);
          answer(exchange, forward(exchange, body));
        }
        case BUSY -> {
          exchange.getResponseHeaders().add("Retry-After", "1");
          exchange.sendResponseHeaders(429, -1);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OWN.contains(name)) {
            values.forEach(value -> exchange.getResponseHeaders().add(name, value));
          }
        });
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
