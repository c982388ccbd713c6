package guanxi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** Leads the browser to another page of ours and may leave it something to say. */
public final class Redirect implements View {

  private final String path;
  private @Nullable Flash flash;

  Redirect(String path) {
    this.path = local(path);
  }

  /** The next page tells that it worked. */
  public Redirect saying(String textKey, Object... values) {
    return leaving("good", textKey, values);
  }

  /** The next page tells that something needs attention. */
  public Redirect warning(String textKey, Object... values) {
    return leaving("attention", textKey, values);
  }

  /** The next page tells that it did not work. */
  public Redirect failing(String textKey, Object... values) {
    return leaving("bad", textKey, values);
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
    if (flash != null) {
      flash.leave(request, response);
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, path);
  }

  /** Only addresses of our own; anything else leads home. */
  static String local(String path) {
    boolean ours =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.indexOf('\\') < 0
            && path.chars().noneMatch(c -> c < ' ' || c == 0x7f);
    return ours ? path : "/console";
  }

  private Redirect leaving(String tone, String textKey, Object... values) {
    flash = new Flash(tone, textKey, Arrays.stream(values).map(String::valueOf).toList());
    return this;
  }
}
