package guanxi.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends forms with their token, follows nothing. */
public final class TestBrowser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String server;

  /** One with no cookies. */
  public TestBrowser(int port) {
    this.server = "http://127.0.0.1:" + port;
  }

  /** Asks for a page. */
  public HttpResponse<String> get(String path) {
    return send(request -> request.uri(URI.create(server + path)));
  }

  /** Sends a form with the token of the page it is on. */
  public HttpResponse<String> post(String formPath, String path, Map<String, String> fields) {
    return postWithToken(path, tokenOf(formPath), fields);
  }

  /** The token in the forms of a page. */
  public String tokenOf(String path) {
    Matcher token = TOKEN.matcher(get(path).body());
    if (!token.find()) {
      throw new AssertionError("no form on " + path);
    }
    return token.group(1);
  }

  /** Sends a form with a token one already has, or with none if it is empty. */
  public HttpResponse<String> postWithToken(String path, String token, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String whole = token.isEmpty() ? body : "_csrf=" + encoded(token) + '&' + body;
    return send(request ->
        request
            .uri(URI.create(server + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(whole)));
  }

  /** Sends whatever the test makes of a request to this server. */
  public HttpResponse<String> send(UnaryOperator<HttpRequest.Builder> made) {
    try {
      return client.send(
          made.apply(HttpRequest.newBuilder(URI.create(server))).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Signs in. */
  public HttpResponse<String> signIn(String login, String password) {
    return post("/sign-in", "/sign-in", Map.of("login", login, "password", password));
  }

  /** The value of a cookie, or empty. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** The server's address for this path. */
  public URI address(String path) {
    return URI.create(server + path);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
