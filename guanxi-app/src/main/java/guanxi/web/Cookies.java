package guanxi.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Reads and writes the small things a browser keeps for us. */
public final class Cookies {

  private Cookies() {}

  /** The value a browser sent, or null. */
  public static @Nullable String value(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  /**
   * Sets a cookie for this host alone, out of reach of scripts.
   *
   * @param age how long it lives; zero removes it; negative until the browser closes
   */
  public static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(age)
            .build()
            .toString());
  }
}
