package guanxi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the headers that keep a browser on our side on every answer, before anything else looks at
 * the request, and the trace id into the log.
 */
final class SecurityHeaders extends OncePerRequestFilter {

  private static final String MDC_KEY = "traceId";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String traceId = RequestMarks.traceId(request);
    putOn(request, response, RequestMarks.nonce(request), traceId);
    MDC.put(MDC_KEY, traceId);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  /** An error is answered in a second pass; its headers must be there too. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static void putOn(
      HttpServletRequest request, HttpServletResponse response, String nonce, String traceId) {
    response.setHeader("Content-Security-Policy", policy(nonce));
    response.setHeader("Reporting-Endpoints", "csp=\"/csp-report\"");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(),"
            + " microphone=(), payment=(), usb=(), browsing-topics=()");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Trace-Id", traceId);
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  /** Everything from here, nothing inline, and only htmx may write markup into the document. */
  static String policy(String nonce) {
    return "default-src 'none'; script-src 'self' 'nonce-"
        + nonce
        + "'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
        + " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
        + " require-trusted-types-for 'script'; trusted-types htmx;"
        + " report-uri /csp-report; report-to csp";
  }
}
