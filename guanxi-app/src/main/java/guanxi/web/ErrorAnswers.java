package guanxi.web;

import guanxi.shared.ErrorCode;
import guanxi.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer to a request that failed: what is wrong, what to do about it and the trace id,
 * as a page for people and as an RFC 9457 problem document for programs.
 */
@Component
public class ErrorAnswers {

  private final Pages pages;
  private final JsonMapper json;

  ErrorAnswers(Pages pages, JsonMapper json) {
    this.pages = pages;
    this.json = json;
  }

  /**
   * Answers with this failure.
   *
   * @param details the offending value, or empty; shown to the caller unless the fault is ours
   */
  public void send(
      ErrorCode code, String details, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    int status = status(code);
    String shown =
        switch (code.type()) {
          case NOT_FOUND, REJECTED, CONFLICT -> details;
          case UNAVAILABLE, BUG -> "";
        };
    // What the handler had begun to say about its body no longer holds.
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
    response.setHeader(HttpHeaders.CONTENT_ENCODING, null);
    if (wantsDocument(request)) {
      sendDocument(code, status, shown, request, response);
    } else {
      sendPage(code, status, shown, request, response);
    }
  }

  /** The sentence a person reads about a failure. */
  public static String sentence(Texts texts, ErrorCode code) {
    return texts.of(textKey(code));
  }

  /** Where that sentence is kept: {@code <module>.error.<CODE>}. */
  public static String textKey(ErrorCode code) {
    Class<?> type =
        code instanceof Enum<?> constant ? constant.getDeclaringClass() : code.getClass();
    String[] packages = type.getPackageName().split("\\.", -1);
    return packages[1] + ".error." + code.name();
  }

  /** The HTTP status of a failure. */
  static int status(ErrorCode code) {
    if (code instanceof WebError own) {
      return own.status();
    }
    return switch (code.type()) {
      case NOT_FOUND -> 404;
      case REJECTED -> 422;
      case CONFLICT -> 409;
      case UNAVAILABLE -> 503;
      case BUG -> 500;
    };
  }

  private void sendPage(
      ErrorCode code,
      int status,
      String details,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Texts texts = Language.of(request);
    ErrorView view =
        new ErrorView(
            status, texts.of("web.error.title." + kind(status)), sentence(texts, code), details);
    boolean fragment = "true".equals(request.getHeader("HX-Request"));
    if (fragment) {
      // The piece that was asked for stays as it is; the message appears beside it.
      response.setHeader("HX-Retarget", "#toasts");
      response.setHeader("HX-Reswap", "innerHTML");
      pages.part("web/error-part", view).status(status).render(null, request, response);
    } else {
      pages
          .page("web/error", "web.error.title." + kind(status), view)
          .status(status)
          .render(null, request, response);
    }
  }

  private void sendDocument(
      ErrorCode code,
      int status,
      String details,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Texts texts = Language.of(request);
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", sentence(texts, code));
    problem.put("status", status);
    problem.put("code", code.name());
    if (!details.isEmpty()) {
      problem.put("detail", details);
    }
    problem.put("instance", RequestMarks.path(request));
    problem.put("traceId", RequestMarks.traceId(request));
    byte[] body = json.writeValueAsBytes(problem);
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean wantsDocument(HttpServletRequest request) {
    String path = RequestMarks.path(request);
    if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
      return true;
    }
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains("json") && !accepted.contains("html");
  }

  /** Titles are shared by what a person would do the same about. */
  private static String kind(int status) {
    return switch (status) {
      case 401, 403 -> "forbidden";
      case 404 -> "missing";
      case 409 -> "conflict";
      case 429 -> "slow";
      case 500 -> "bug";
      case 503 -> "unavailable";
      default -> "rejected";
    };
  }

  /** What the error page shows. */
  public record ErrorView(int status, String title, String sentence, String details) {}
}
