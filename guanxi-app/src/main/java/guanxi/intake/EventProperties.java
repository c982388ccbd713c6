package guanxi.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client said of something, read so that no value can do harm: what is of the wrong type,
 * too large or nonsense is as if it had not been said.
 */
public final class EventProperties {

  /** Longer texts are cut: nobody reads more of a product's name. */
  private static final int LONGEST = 300;

  /** An order with more lines is taken for a mistake and keeps the first ones. */
  private static final int MOST_ITEMS = 500;

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
  private static final int FINEST = 9;
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,13}(\\.\\d{1,18})?");
  private static final Set<String> CODES =
      Currency.availableCurrencies()
          .map(Currency::getCurrencyCode)
          .collect(java.util.stream.Collectors.toSet());

  private final JsonNode node;

  private EventProperties(JsonNode node) {
    this.node = node;
  }

  /** What a client said, already parsed. */
  public static EventProperties of(JsonNode properties) {
    return new EventProperties(properties);
  }

  /** Reads a JSON object, such as a column with what an event said. */
  public static EventProperties of(String json) {
    return new EventProperties(JsonMapper.shared().readTree(json));
  }

  /** The first of these that has a text or number, without spaces around it. */
  public @Nullable String text(String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isString() || value.isNumber() || value.isBoolean()) {
        String text = value.asString().strip();
        if (!text.isEmpty()) {
          return text.length() > LONGEST ? cut(text) : text;
        }
      }
    }
    return null;
  }

  /** The first of these that has a number, also one written as text; of a sensible size. */
  public @Nullable BigDecimal number(String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      String text = value.isNumber() || value.isString() ? value.asString().strip() : "";
      if (value.isNumber() && text.length() < 40) {
        text = value.decimalValue().toPlainString();
      }
      if (DECIMAL.matcher(text).matches()) {
        BigDecimal number = new BigDecimal(text);
        if (number.abs().compareTo(LARGEST) < 0) {
          return number.scale() > FINEST ? number.setScale(FINEST, RoundingMode.HALF_UP) : number;
        }
      }
    }
    return null;
  }

  /** The first of these that is a number and not negative: a price, a quantity. */
  public @Nullable BigDecimal amount(String... names) {
    BigDecimal number = number(names);
    return number == null || number.signum() < 0 ? null : number;
  }

  /** An ISO 4217 code; null when none or an unknown one was said. */
  public @Nullable String currency() {
    String code = text("currency");
    String upper = code == null ? "" : code.toUpperCase(Locale.ROOT);
    return CODES.contains(upper) ? upper : null;
  }

  /** The products: those of the list, or the one that the event itself describes. */
  public List<EventProperties> items() {
    JsonNode list = node.path("products");
    if (!list.isArray()) {
      return productKey() == null ? List.of() : List.of(this);
    }
    List<EventProperties> items = new ArrayList<>();
    for (JsonNode item : list) {
      if (item.isObject() && items.size() < MOST_ITEMS) {
        items.add(new EventProperties(item));
      }
    }
    return items;
  }

  /** Whether a list of products was said, be it an empty one. */
  public boolean hasItems() {
    return node.path("products").isArray();
  }

  /** What the shop calls a product. */
  public @Nullable String productKey() {
    return text("product_id", "productId", "sku", "id");
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }
}
