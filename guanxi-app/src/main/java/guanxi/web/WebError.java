package guanxi.web;

import guanxi.shared.ErrorCode;
import guanxi.shared.GuanxiException;

/** What can be wrong with a request before any module looks at it. */
public enum WebError implements ErrorCode {
  /** There is no such address, or this person may not know of it. */
  PAGE_NOT_FOUND(Type.NOT_FOUND, 404),
  /** A parameter or the body could not be understood. */
  REQUEST_NOT_UNDERSTOOD(Type.REJECTED, 400),
  /** Nobody is signed in. */
  NOT_SIGNED_IN(Type.REJECTED, 401),
  /** Signed in, but the role does not reach this far. */
  NOT_ALLOWED(Type.REJECTED, 403),
  /** The form came from somewhere else or is too old. */
  FORM_EXPIRED(Type.REJECTED, 403),
  /** The address exists, but not for this method. */
  METHOD_NOT_ALLOWED(Type.REJECTED, 405),
  /** No form of the answer that this caller accepts. */
  NOT_ACCEPTABLE(Type.REJECTED, 406),
  /** The body is larger than allowed. */
  REQUEST_TOO_LARGE(Type.REJECTED, 413),
  /** The body is of a kind this address does not read. */
  MEDIA_TYPE_NOT_SUPPORTED(Type.REJECTED, 415),
  /** Too much, too fast. */
  TOO_MANY_REQUESTS(Type.REJECTED, 429),
  /** Not ready yet, or too busy. */
  NOT_AVAILABLE(Type.UNAVAILABLE, 503),
  /** We have a bug. */
  INTERNAL_ERROR(Type.BUG, 500);

  private final Type type;
  private final int status;

  WebError(Type type, int status) {
    this.type = type;
    this.status = status;
  }

  @Override
  public Type type() {
    return type;
  }

  /** The HTTP status that says it. */
  public int status() {
    return status;
  }

  /** The failure of one request. */
  public GuanxiException about(String details) {
    return new GuanxiException(this, details);
  }

  /** What a bare HTTP status means. */
  static WebError of(int status) {
    for (WebError error : values()) {
      if (error.status == status && error != FORM_EXPIRED) {
        return error;
      }
    }
    return status >= 400 && status < 500 ? REQUEST_NOT_UNDERSTOOD : INTERNAL_ERROR;
  }
}
