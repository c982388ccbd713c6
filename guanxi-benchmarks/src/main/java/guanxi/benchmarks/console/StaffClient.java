package guanxi.benchmarks.console;

import java.io.IOException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen in which the first administrator is signed in. */
final class StaffClient {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String CHOSEN = "a benchmark reads what people read";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();
  private final String server;

  StaffClient(int port) {
    this.server = "http://127.0.0.1:" + port;
  }

  /** Signs in, at the first time with the one-time password that the data folder keeps. */
  void signIn(Path home) throws IOException, InterruptedException {
    Path first = home.resolve("run/first-administrator");
    if (!Files.exists(first)) {
      post("/sign-in", "/sign-in", "login", "admin", "password", CHOSEN);
      return;
    }
    String once = Files.readAllLines(first).getLast();
    post("/sign-in", "/sign-in", "login", "admin", "password", once);
    String page = "/profile/password";
    post(page, page, "present", once, "chosen", CHOSEN, "repeated", CHOSEN);
  }

  /** Asks for a page, reads all of it. */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(server + path)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " from " + path);
    }
    return answer.body();
  }

  private void post(String form, String path, String... fields)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get(form));
    if (!token.find()) {
      throw new IllegalStateException("no form on " + form);
    }
    StringBuilder body = new StringBuilder("_csrf=").append(encoded(token.group(1)));
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()))
                .build(),
            BodyHandlers.ofString());
    if (!List.of(302, 303).contains(answer.statusCode())) {
      throw new IllegalStateException(answer.statusCode() + " from " + path);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
