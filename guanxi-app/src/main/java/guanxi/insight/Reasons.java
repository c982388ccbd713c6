package guanxi.insight;

import guanxi.kernels.Explanation;
import guanxi.kernels.Explanation.Argument;
import guanxi.shared.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a customer stands where she stands: stored as key and numbers, said in any language. */
public final class Reasons {

  private static final String PREFIX = "lifecycle.";

  private Reasons() {}

  /**
   * The sentence of a stored reason ({@link CustomerRow#reason}), {@code insight.reason.<key>}.
   *
   * @return empty for a reason that was stored by a version whose words are gone
   */
  public static String sentence(String reason, Texts texts) {
    JsonNode stored = JsonMapper.shared().readTree(reason);
    String key = "insight.reason." + stored.path("key").asString("");
    if (!texts.has(key)) {
      return "";
    }
    return texts.of(
        key,
        Math.round(stored.path("quiet-days").asDouble(0)),
        Math.round(stored.path("rhythm-days").asDouble(0)),
        stored.path("probability-active").asDouble(1),
        Math.round(stored.path("order-days").asDouble(0)),
        Math.round(stored.path("gap-days").asDouble(0)));
  }

  /** A reason as it is stored. Keys and names are plain ASCII, numbers finite. */
  static String json(Explanation reason) {
    String key = reason.key();
    StringBuilder json = new StringBuilder(120).append("{\"key\":\"");
    json.append(key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key).append('"');
    for (Argument argument : reason.arguments()) {
      json.append(",\"").append(argument.name()).append("\":").append(argument.value());
    }
    return json.append('}').toString();
  }
}
