package guanxi.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A shop's own site, at another origin than Guanxi: one page, filled with values, and the files of
 * a client library.
 */
final class ShopSite implements AutoCloseable {

  private final HttpServer server;
  private final String page;
  private final @Nullable Path library;

  /**
   * Opens a site.
   *
   * @param template a resource of this module
   * @param values what stands in it between two {@code @}
   * @param library what is served below {@code /clients/}; null for nothing
   */
  ShopSite(String template, Map<String, String> values, @Nullable Path library) {
    this.page = filled(read(template), values);
    this.library = library;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Its address, without a slash at the end. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/elsewhere")) {
        send(
            exchange,
            "text/html",
            "<!DOCTYPE html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8));
      } else if (library != null && path.startsWith("/clients/")) {
        Path file = library.resolve(path.substring("/clients/".length())).normalize();
        send(exchange, "text/javascript", Files.readAllBytes(file));
      } else if (path.equals("/favicon.ico")) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        send(exchange, "text/html", page.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String filled(String template, Map<String, String> values) {
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }

  private static String read(String resource) {
    try (InputStream in = ShopSite.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
