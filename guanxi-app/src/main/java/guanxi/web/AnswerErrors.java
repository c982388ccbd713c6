package guanxi.web;

import guanxi.shared.ErrorCode;
import guanxi.shared.GuanxiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Turns what a handler throws into an answer: a page for people, a problem document for programs.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class AnswerErrors {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerErrors.class);

  /** The SQL state of a text with a character the database cannot hold. */
  private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

  private final ErrorAnswers answers;

  AnswerErrors(ErrorAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler
  void on(GuanxiException failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ErrorCode code = failure.code();
    switch (code.type()) {
      case NOT_FOUND -> LOG.debug("{}", failure.getMessage());
      case REJECTED, CONFLICT -> LOG.info("{}", failure.getMessage());
      case UNAVAILABLE -> LOG.warn("{}", failure.getMessage(), failure);
      case BUG -> LOG.error("{}", failure.getMessage(), failure);
    }
    answers.send(code, failure.details(), request, response);
  }

  /** Refusals of the security filters are answered by them: they know the way to sign in. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void on(RuntimeException refusal) {
    throw refusal;
  }

  /** The browser went away in the middle of an answer. */
  @ExceptionHandler
  void on(AsyncRequestNotUsableException gone) {
    LOG.debug("the caller has gone", gone);
  }

  @ExceptionHandler
  void on(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure instanceof ErrorResponse known) {
      WebError code = WebError.of(known.getStatusCode().value());
      LOG.debug("{}", failure.getMessage());
      if (failure instanceof HttpRequestMethodNotSupportedException wrongMethod
          && wrongMethod.getSupportedMethods() != null) {
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", wrongMethod.getSupportedMethods()));
      }
      answers.send(code, "", request, response);
      return;
    }
    if (isBrokenRequest(failure)) {
      LOG.debug("{}", failure.getMessage());
      answers.send(WebError.REQUEST_NOT_UNDERSTOOD, "", request, response);
      return;
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    answers.send(WebError.INTERNAL_ERROR, "", request, response);
  }

  /** Spring's own exceptions for what could not be bound or read do not all carry a status. */
  private static boolean isBrokenRequest(Exception failure) {
    if (hasTextThatCannotBeStored(failure)) {
      return true;
    }
    String name = failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return name.contains("typemismatch")
        || name.contains("notreadable")
        || name.contains("requestbinding")
        || name.contains("missingrequest");
  }

  /** PostgreSQL stores no NUL; whoever sends one in a text gets it back as his mistake. */
  private static boolean hasTextThatCannotBeStored(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused
          && CHARACTER_NOT_IN_REPERTOIRE.equals(refused.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
