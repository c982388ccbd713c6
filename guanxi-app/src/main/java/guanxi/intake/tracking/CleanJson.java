package guanxi.intake.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes JSON such as PostgreSQL can keep: NUL and half surrogate pairs become U+FFFD, numbers
 * beyond measure become texts.
 */
final class CleanJson {

  private static final char REPLACEMENT = '\uFFFD';

  private CleanJson() {}

  /** Cleans an object in its place. */
  static ObjectNode clean(ObjectNode object) {
    List<String> dirtyNames = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      field.setValue(value(field.getValue()));
      if (!isClean(field.getKey())) {
        dirtyNames.add(field.getKey());
      }
    }
    for (String name : dirtyNames) {
      JsonNode value = object.remove(name);
      if (value != null) {
        object.set(text(name), value);
      }
    }
    return object;
  }

  /** The text without what PostgreSQL cannot keep. */
  static String text(String text) {
    if (isClean(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(point -> clean.appendCodePoint(isClean(point) ? point : REPLACEMENT));
    return clean.toString();
  }

  private static JsonNode value(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return clean(object);
    }
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, value(list.get(i)));
      }
      return list;
    }
    if (value.isString()) {
      String text = value.stringValue();
      return isClean(text) ? value : JsonNodeFactory.instance.stringNode(text(text));
    }
    boolean endless = value.isDouble() && !Double.isFinite(value.doubleValue());
    return endless ? JsonNodeFactory.instance.stringNode(value.asString()) : value;
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return c != 0 && text.codePoints().allMatch(CleanJson::isClean);
      }
    }
    return true;
  }

  private static boolean isClean(int point) {
    return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
