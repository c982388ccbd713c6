package guanxi.intake.tracking;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What must be known of a request before it is taken: that it is JSON, how many events it has, none
 * too large, and whose key it bears. Reads it once from front to back and keeps nothing else.
 *
 * @param writeKey the key in the body, if there is one
 */
record RequestScan(int events, @Nullable String writeKey) {

  static final int MOST_EVENTS = 2500;
  static final int EVENT_BYTES = 32 * 1024;
  static final int DEEPEST = 100;

  /** Bounds what a number, a name, a nesting can cost. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(400)
                  .maxNameLength(EVENT_BYTES)
                  .maxStringLength(BodyReader.LIMIT_BYTES)
                  .build())
          .build();

  /**
   * Scans a body.
   *
   * @throws Refused if it is no JSON object or beyond the limits
   */
  static RequestScan of(byte[] body, Call call) throws Refused {
    if (call.kind() != null && body.length > EVENT_BYTES) {
      throw Refused.wrong("event larger than 32 KB");
    }
    if (body.length > 1 && (body[0] == 0 || body[1] == 0 || (body[0] & 0xFE) == 0xFE)) {
      throw Refused.wrong("body is not JSON in UTF-8");
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw Refused.wrong("body is not a JSON object");
      }
      RequestScan found = fields(json, call);
      if (json.nextToken() != null) {
        throw Refused.wrong("something follows the JSON object");
      }
      return found;
    } catch (JacksonException broken) {
      throw Refused.wrong("body is not valid JSON: " + reason(broken));
    }
  }

  private static RequestScan fields(JsonParser json, Call call) throws Refused {
    int events = call.kind() == null ? 0 : 1;
    String key = null;
    boolean listed = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (call.kind() == null && name.equals("batch")) {
        if (value != JsonToken.START_ARRAY) {
          throw Refused.wrong("batch is not a list");
        }
        listed = true;
        events = items(json);
      } else if (name.equals("writeKey") && value == JsonToken.VALUE_STRING) {
        key = json.getString();
      } else {
        json.skipChildren();
      }
    }
    if (call.kind() == null && !listed) {
      throw Refused.wrong("batch is missing");
    }
    return new RequestScan(events, key);
  }

  private static int items(JsonParser json) throws Refused {
    int events = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      long begin = json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      json.finishToken();
      if (json.currentLocation().getByteOffset() - begin > EVENT_BYTES) {
        throw Refused.wrong("event %d larger than 32 KB".formatted(events + 1));
      }
      if (++events > MOST_EVENTS) {
        throw Refused.wrong("more than 2500 events");
      }
    }
    return events;
  }

  /** Where it breaks, without anything of what was sent. */
  private static String reason(JacksonException broken) {
    return broken.getLocation() == null
        ? "beyond the limits"
        : "byte " + broken.getLocation().getByteOffset();
  }
}
