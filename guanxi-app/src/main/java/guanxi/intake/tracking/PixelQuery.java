package guanxi.intake.tracking;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in the query of an address: {@code userId=1&event=Email%20Opened}. Values that are JSON
 * objects are taken as such, {@code context_campaign_name} and {@code properties.sku} as paths.
 */
final class PixelQuery {

  private static final JsonMapper JSON = JsonMapper.builder(RequestScan.JSON).build();

  private PixelQuery() {}

  /** The event as a body would say it. */
  static byte[] json(@Nullable String query) {
    ObjectNode event = JSON.createObjectNode();
    if (query != null) {
      for (String part : query.split("&", -1)) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          put(
              event,
              Sender.decode(part.substring(0, equals)),
              Sender.decode(part.substring(equals + 1)));
        }
      }
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode event, String name, String value) {
    int dot = name.indexOf('.');
    String head = dot > 0 ? name.substring(0, dot) : "";
    if (head.equals("properties") || head.equals("context") || head.equals("traits")) {
      event.withObjectProperty(head).put(name.substring(dot + 1), value);
      return;
    }
    event.set(
        name, value.startsWith("{") ? object(value) : JSON.getNodeFactory().stringNode(value));
  }

  private static JsonNode object(String value) {
    try {
      return JSON.readTree(value);
    } catch (JacksonException _) {
      return JSON.getNodeFactory().stringNode(value);
    }
  }
}
