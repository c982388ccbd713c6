package guanxi.intake.tracking;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire of the tracking API: addresses, methods, headers and the answers clients understand.
 * Takes the body as bytes, whatever its label, and never asks for a form's parameters, which would
 * swallow it.
 *
 * <p>A filter before those that guard the pages of staff: senders have no session and no form
 * token, their write key is checked here, and what is not done for each of thousands of requests a
 * second need not be fast. Nothing behind it sees a request to these addresses.
 */
final class TrackingDoor extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(TrackingDoor.class);

  private static final String DONE = "{\"success\":true}";
  private static final byte[] PIXEL =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  /** Clients put addresses together of parts that end and begin with a slash. */
  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  private final transient Supplier<Reception> reception;

  /** The server is made before the database is there, so who receives is asked for later. */
  TrackingDoor(Supplier<Reception> reception) {
    this.reception = reception;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain staff)
      throws IOException {
    headers(request, response);
    try {
      answer(request, response);
    } catch (Refused refused) {
      refuse(refused, response);
    } catch (IOException gone) {
      // The sender broke off; there is nobody to answer.
      LOG.debug("a sender broke off", gone);
      refuse(Refused.wrong("body is incomplete"), response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, Refused {
    if ("OPTIONS".equals(request.getMethod())) {
      preflight(response);
      return;
    }
    String[] path = path(request.getRequestURI());
    switch (path[0]) {
      case "v1" -> version1(path, request, response);
      case "beacon" -> beacon(path, request, response);
      case "pixel" -> pixel(path, request, response);
      default -> throw Refused.absent("no such address");
    }
  }

  private static String[] path(String address) {
    String single = address.contains("//") ? SLASHES.matcher(address).replaceAll("/") : address;
    return single.substring(1).split("/", -1);
  }

  private void version1(String[] path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, Refused {
    if (path.length == 4 && path[1].equals("projects") && path[3].equals("settings")) {
      settings(path[2], request, response);
      return;
    }
    boolean plain = path.length == 2 || (path.length == 3 && path[2].isEmpty());
    Call call =
        (plain ? Call.at(path[1]) : Optional.<Call>empty())
            .orElseThrow(() -> Refused.absent("no such address"));
    post(call, request, response);
  }

  private void beacon(String[] path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, Refused {
    if (path.length != 3 || !path[1].equals("v1") || !path[2].equals("batch")) {
      throw Refused.absent("no such address");
    }
    post(Call.BATCH, request, response);
  }

  private void post(Call call, HttpServletRequest request, HttpServletResponse response)
      throws IOException, Refused {
    if (!"POST".equals(request.getMethod())) {
      response.setHeader("Allow", "POST, OPTIONS");
      throw Refused.wrongMethod();
    }
    reception
        .get()
        .receive(call, sender(request), request.getInputStream(), request.getContentLengthLong());
    json(response, 200, DONE);
  }

  /** An event in the address of an image, for mails and pages without scripts. */
  private void pixel(String[] path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, Refused {
    boolean known = path.length == 3 && path[1].equals("v1");
    if (!known || !(path[2].equals("track") || path[2].equals("page"))) {
      throw Refused.absent("no such address");
    }
    if (!"GET".equals(request.getMethod())) {
      response.setHeader("Allow", "GET");
      throw Refused.wrongMethod();
    }
    Call call = Call.at(path[2]).orElseThrow();
    reception.get().receive(call, sender(request), PixelQuery.json(request.getQueryString()));
    response.setContentType("image/gif");
    response.setContentLength(PIXEL.length);
    response.getOutputStream().write(PIXEL);
  }

  private void settings(String key, HttpServletRequest request, HttpServletResponse response)
      throws IOException, Refused {
    if (!"GET".equals(request.getMethod())) {
      response.setHeader("Allow", "GET, OPTIONS");
      throw Refused.wrongMethod();
    }
    reception.get().check(key);
    String host = request.getHeader("Host");
    String address = host == null ? request.getLocalName() : host;
    if (!address.matches("[A-Za-z0-9.:\\[\\]-]{1,255}")) {
      throw Refused.wrong("host is none");
    }
    json(response, 200, settings(key, address + "/v1", request.getScheme()));
  }

  private static Sender sender(HttpServletRequest request) {
    return Sender.of(request::getHeader, request.getQueryString());
  }

  /** What the browser's client wants to know before it sends anything. */
  private static String settings(String key, String address, String protocol) {
    return """
    {"integrations":{"Segment.io":{"apiKey":"%s","apiHost":"%s","protocol":"%s",\
    "unbundledIntegrations":[],"addBundledMetadata":true,"maybeBundledConfigIds":{}}},\
    "plan":{"track":{"__default":{"enabled":true,"integrations":{}}},\
    "identify":{"__default":{"enabled":true}},"group":{"__default":{"enabled":true}}},\
    "edgeFunction":{},"analyticsNextEnabled":true,"middlewareSettings":{},\
    "enabledMiddleware":{},"metrics":{"sampleRate":0},"legacyVideoPluginsEnabled":false,\
    "remotePlugins":[]}\
    """
        .formatted(key, address, protocol);
  }

  /** The browser asks before it sends what needs a header; which source it is shows only later. */
  private static void preflight(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", "GET, POST");
    response.setHeader(
        "Access-Control-Allow-Headers", "authorization, content-type, x-retry-count, anonymousid");
    response.setHeader("Access-Control-Max-Age", "86400");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static void headers(HttpServletRequest request, HttpServletResponse response) {
    @Nullable String origin = request.getHeader("Origin");
    response.setHeader("Access-Control-Allow-Origin", origin == null ? "*" : origin);
    response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    response.setHeader("Vary", "Origin");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }

  private static void refuse(Refused refused, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    if (refused.retryAfterSeconds() > 0) {
      response.setHeader("Retry-After", Integer.toString(refused.retryAfterSeconds()));
    }
    String reason = String.valueOf(refused.getMessage());
    json(response, refused.status(), "{\"success\":false,\"error\":\"" + reason + "\"}");
  }

  private static void json(HttpServletResponse response, int status, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
