package guanxi.staff;

import guanxi.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The proof that a form is ours: HMAC-SHA256 of the session's token under a secret that only this
 * browser holds in a cookie. Nothing is stored; signing in or out makes every older form invalid;
 * and somebody who manages to plant a cookie still does not know the session's token.
 */
@Component
class CsrfTokens implements CsrfTokenRepository {

  private static final String COOKIE = "guanxi-form";
  private static final String SECURE_COOKIE = "__Host-guanxi-form";
  private static final String DRAWN = CsrfTokens.class.getName() + ".drawn";
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

  private final SecureRandom random = new SecureRandom();

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    request.setAttribute(DRAWN, secret);
    return token(request, secret);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    Object drawn = request.getAttribute(DRAWN);
    if (token != null && drawn instanceof String secret) {
      Cookies.set(request, response, name(request), secret, UNTIL_CLOSED);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    String secret = Cookies.value(request, name(request));
    return secret == null || secret.length() != 43 ? null : token(request, secret);
  }

  private static CsrfToken token(HttpServletRequest request, String secret) {
    String session = SessionCookie.token(request);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal((session == null ? "" : session).getBytes(StandardCharsets.UTF_8));
      return new DefaultCsrfToken(
          "X-CSRF-TOKEN", "_csrf", Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? SECURE_COOKIE : COOKIE;
  }
}
