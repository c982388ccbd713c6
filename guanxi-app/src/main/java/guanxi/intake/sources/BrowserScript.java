package guanxi.intake.sources;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves our own script for pages of shops: {@code /guanxi.js}. */
@Controller
class BrowserScript {

  private final byte[] plain;
  private final byte[] compressed;

  BrowserScript() {
    try (InputStream in = BrowserScript.class.getResourceAsStream("/guanxi/intake/guanxi.js")) {
      if (in == null) {
        throw new IllegalStateException("guanxi.js is not on the class path");
      }
      plain = in.readAllBytes();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(plain);
      }
      compressed = packed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How much a browser loads. */
  int compressedBytes() {
    return compressed.length;
  }

  /** Pages of other sites load it. */
  @GetMapping("/guanxi.js")
  void script(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/javascript; charset=utf-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    byte[] body = plain;
    if (accepted != null && accepted.contains("gzip")) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      body = compressed;
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
