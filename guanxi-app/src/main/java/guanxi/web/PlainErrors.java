package guanxi.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * The last resort for requests so broken that Tomcat answers before any of our code: the status and
 * nothing about the server. Public because Tomcat makes it by name.
 */
public final class PlainErrors extends ErrorReportValve {

  /** For Tomcat. */
  public PlainErrors() {
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable problem) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("Cache-Control", "no-store");
    try {
      response.setContentType("application/problem+json");
      response.setCharacterEncoding("utf-8");
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(
            """
            {"type":"about:blank","title":"The request could not be read","status":%d}
            """
                .formatted(response.getStatus()));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("the caller has gone", e);
    }
  }
}
