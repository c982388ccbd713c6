package guanxi.intake.tracking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events in a request, each with what the batch says for all: {@code context} and {@code
 * integrations} are merged into every event, whose own fields win.
 *
 * @param sent the {@code sentAt} of the whole request
 */
record Events(List<Event> events, @Nullable JsonNode sent) {

  private static final JsonMapper JSON = JsonMapper.builder(RequestScan.JSON).build();
  private static final List<String> SHARED = List.of("context", "integrations");

  /**
   * One event.
   *
   * @param object null if the item is not an object
   * @param raw as sent
   * @param whole whether that is all; otherwise the batch said more about it
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Event(@Nullable ObjectNode object, byte[] raw, boolean whole) {}

  /**
   * An event as it may be sent again by itself, with everything that was said around it.
   *
   * @param row names it if it does not name itself
   */
  byte[] alone(int place, Call call, @Nullable String visitor, long row) {
    Event event = events.get(place);
    if (event.object() == null) {
      return event.raw();
    }
    ObjectNode whole = event.object().deepCopy();
    if (call.kind() != null) {
      whole.put("type", call.kind().name().toLowerCase(Locale.ROOT));
    }
    if (visitor != null && !whole.has("anonymousId")) {
      whole.put("anonymousId", visitor);
    }
    if (sent != null && !whole.has("sentAt")) {
      whole.set("sentAt", sent);
    }
    if (EventPersons.text(whole, "messageId") == null) {
      whole.put("messageId", "landing-" + row);
    }
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Takes a request apart; it was scanned when it came, so it is JSON. */
  static Events of(Call call, byte[] body) throws JacksonException {
    if (call.kind() != null) {
      ObjectNode event = (ObjectNode) JSON.readTree(body);
      return new Events(
          List.of(new Event(CleanJson.clean(event), body, true)), event.get("sentAt"));
    }
    List<Event> events = new ArrayList<>();
    ObjectNode shared = JSON.createObjectNode();
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("batch")) {
          events.clear();
          items(json, body, events);
        } else {
          shared.set(name, json.<JsonNode>readValueAsTree());
        }
      }
    }
    events.replaceAll(event -> merged(shared, event));
    return new Events(events, shared.get("sentAt"));
  }

  private static void items(JsonParser json, byte[] body, List<Event> events) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int begin = (int) json.currentTokenLocation().getByteOffset();
      JsonNode item = json.readValueAsTree();
      json.finishToken();
      int end = (int) json.currentLocation().getByteOffset();
      byte[] raw = Arrays.copyOfRange(body, begin, Math.max(begin, end));
      events.add(new Event(item instanceof ObjectNode object ? object : null, raw, true));
    }
  }

  private static Event merged(ObjectNode shared, Event event) {
    ObjectNode object = event.object();
    if (object == null) {
      return event;
    }
    boolean changed = merge(shared, object);
    return new Event(CleanJson.clean(object), event.raw(), !changed);
  }

  /** Says whether anything was added to the event. */
  private static boolean merge(ObjectNode shared, ObjectNode event) {
    boolean changed = false;
    for (String name : SHARED) {
      if (shared.get(name) instanceof ObjectNode all) {
        if (event.get(name) instanceof ObjectNode own) {
          for (Map.Entry<String, JsonNode> field : all.properties()) {
            if (!own.has(field.getKey())) {
              own.set(field.getKey(), field.getValue().deepCopy());
              changed = true;
            }
          }
        } else if (!event.has(name)) {
          event.set(name, all.deepCopy());
          changed = true;
        }
      }
    }
    return changed;
  }
}
