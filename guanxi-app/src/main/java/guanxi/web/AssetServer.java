package guanxi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Hands out {@link Assets}. */
@Controller
class AssetServer {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  AssetServer(Assets assets) {
    this.assets = assets;
  }

  @GetMapping("/assets/**")
  void asset(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Assets.Asset asset =
        assets.at(request.getRequestURI()).orElseThrow(() -> WebError.PAGE_NOT_FOUND.about("file"));
    send(asset, FOR_EVER, request, response);
  }

  /** Browsers ask for this address unbidden. */
  @GetMapping("/favicon.ico")
  void favicon(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Assets.Asset mark = assets.at(assets.path("mark.svg")).orElseThrow();
    send(mark, "public, max-age=86400", request, response);
  }

  @GetMapping(value = "/robots.txt", produces = "text/plain")
  void robots(HttpServletResponse response) throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print("User-agent: *\nDisallow: /\n");
  }

  private static void send(
      Assets.Asset asset, String caching, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(asset.contentType());
    response.setHeader(HttpHeaders.CACHE_CONTROL, caching);
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    byte[] body = asset.plain();
    if (accepted != null && accepted.contains("gzip")) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      body = asset.compressed();
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
