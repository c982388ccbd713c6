package guanxi.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad line between a browser and Guanxi, as a reverse proxy before it: swallows answers, sends
 * requests twice, lets them wait. What happens to what is posted follows from its number alone.
 */
final class BadLine implements AutoCloseable {

  static {
    // As a reverse proxy it says which host was asked for. Read once, by the process's first
    // client,
    // which therefore has to be this one.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final Set<String> OWN =
      Set.of(
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
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI target;
  private final List<Fate> fates;
  private final AtomicInteger posted = new AtomicInteger();

  /** In front of a server; post n meets the n-th fate, later ones go through. */
  BadLine(URI target, Fate... fates) {
    this.target = target;
    this.fates = List.of(fates);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Its address, without a slash at the end. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often a browser has posted something. */
  int posted() {
    return posted.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (fate(exchange)) {
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
          exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
          exchange.sendResponseHeaders(429, -1);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Fate fate(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")) {
      return Fate.PASS;
    }
    int number = posted.getAndIncrement();
    return number < fates.size() ? fates.get(number) : Fate.PASS;
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
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
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
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
