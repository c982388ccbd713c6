package guanxi.staff;

import guanxi.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The session's token in the browser: out of reach of scripts, not sent along from other sites,
 * gone when the browser closes; over TLS bound to this very host by its name.
 */
final class SessionCookie {

  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

  private SessionCookie() {}

  static @Nullable String token(HttpServletRequest request) {
    return Cookies.value(request, name(request));
  }

  static void set(HttpServletRequest request, HttpServletResponse response, String token) {
    Cookies.set(request, response, name(request), token, UNTIL_CLOSED);
  }

  static void remove(HttpServletRequest request, HttpServletResponse response) {
    Cookies.set(request, response, name(request), "", Duration.ZERO);
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-guanxi-session" : "guanxi-session";
  }
}
