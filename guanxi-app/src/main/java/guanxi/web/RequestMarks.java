package guanxi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What is drawn once per request: the nonce of its scripts and the number it has in the log. */
final class RequestMarks {

  private static final String NONCE = RequestMarks.class.getName() + ".nonce";
  private static final String TRACE_ID = RequestMarks.class.getName() + ".trace-id";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestMarks() {}

  /** 128 random bits, the same for the whole request. */
  static String nonce(HttpServletRequest request) {
    Object drawn = request.getAttribute(NONCE);
    if (drawn instanceof String nonce) {
      return nonce;
    }
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random(16));
    request.setAttribute(NONCE, nonce);
    return nonce;
  }

  /** 64 random bits in hexadecimal, the same for the whole request. */
  static String traceId(HttpServletRequest request) {
    Object drawn = request.getAttribute(TRACE_ID);
    if (drawn instanceof String traceId) {
      return traceId;
    }
    String traceId = HexFormat.of().formatHex(random(8));
    request.setAttribute(TRACE_ID, traceId);
    return traceId;
  }

  /** The path the browser asked for, also while an error is being answered. */
  static String path(HttpServletRequest request) {
    Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return original instanceof String path ? path : request.getRequestURI();
  }

  /** Path and query of the page in the browser; home for what cannot be asked for again. */
  static String here(HttpServletRequest request) {
    if (!"GET".equals(request.getMethod())) {
      return "/console";
    }
    String query = request.getQueryString();
    return query == null ? path(request) : path(request) + '?' + query;
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
