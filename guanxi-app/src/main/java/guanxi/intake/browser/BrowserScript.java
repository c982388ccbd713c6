package guanxi.intake.browser;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/**
 * Hands out {@code /guanxi.js} to any site; an hour later a browser asks whether it has changed.
 */
final class BrowserScript extends HttpServlet {

  private static final long serialVersionUID = 1;

  static final String PATH = "/guanxi.js";

  private final byte[] plain;
  private final byte[] compressed;
  private final String tag;

  BrowserScript() {
    try (InputStream in = BrowserScript.class.getResourceAsStream("guanxi.js")) {
      plain = Objects.requireNonNull(in).readAllBytes();
      compressed = gzip(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CRC32C sum = new CRC32C();
    sum.update(plain);
    tag = "\"%x-%d\"".formatted(sum.getValue(), plain.length);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    response.setHeader(HttpHeaders.ETAG, tag);
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("text/javascript;charset=UTF-8");
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    byte[] body = plain;
    if (accepted != null && accepted.contains("gzip")) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      body = compressed;
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
