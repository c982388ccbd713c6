package guanxi.visit;

import static java.util.Objects.requireNonNull;

import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.intake.EventBody;
import guanxi.intake.EventReading;
import guanxi.intake.Fact;
import guanxi.intake.FactKind;
import guanxi.platform.CopyBuffer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads acts out of events: what was done, to what, on which page, and what led there. Texts are
 * cut; what is no text becomes one.
 *
 * <p>Events of servers that nobody did in a shop (orders changed, paid back) are no acts.
 */
@Component
class VisitReading implements EventReading {

  private static final int LONGEST = 300;
  private static final int LONGEST_CAMPAIGN = 100;
  private static final Pattern SITE = Pattern.compile("[a-z]+://([^/:?#]+)");
  private static final Set<String> OF_SERVERS =
      Set.of(
          "order updated",
          "updated order",
          "order refunded",
          "refunded order",
          "order cancelled",
          "cancelled order",
          "order canceled",
          "canceled order");

  @Override
  public String table() {
    return "act_read";
  }

  @Override
  public String definition() {
    return """
    CREATE TEMP TABLE act_read (seq integer, visitor_id uuid, what smallint, subject text,
      title text, detail text, page text, referrer text, campaign_source text,
      campaign_medium text, campaign_name text) ON COMMIT DELETE ROWS
    """;
  }

  @Override
  public boolean wants(Fact event) {
    boolean done =
        event.kind() == FactKind.TRACK
            || event.kind() == FactKind.PAGE
            || event.kind() == FactKind.SCREEN;
    EventBody body = event.event();
    return done
        && body != null
        && event.happenedAt() != null
        && !event.identities().isEmpty()
        && !OF_SERVERS.contains(body.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void write(Fact event, CopyBuffer row) {
    EventBody body = requireNonNull(event.event());
    ActKind what = what(event.kind(), body.name());
    JsonNode page = body.context().path("page");
    JsonNode campaign = body.context().path("campaign");
    row.uuid(visitor(event))
        .number(what.code())
        .text(cut(subject(what, body), LONGEST))
        .text(cut(title(what, body), LONGEST))
        .text(cut(detail(what, body.properties()), LONGEST))
        .text(cut(either(page, body.properties(), "path"), LONGEST))
        .text(cut(cameFrom(page, body.properties()), LONGEST))
        .text(cut(text(campaign, "source"), LONGEST_CAMPAIGN))
        .text(cut(text(campaign, "medium"), LONGEST_CAMPAIGN))
        .text(cut(text(campaign, "name"), LONGEST_CAMPAIGN));
  }

  /**
   * The browser or app is the event's anonymous id, where it has one besides the first identity.
   */
  private static UUID visitor(Fact event) {
    Identity first = event.identities().getFirst();
    return event.identities().stream()
        .skip(1)
        .filter(identity -> identity.kind() == IdentityKind.ANONYMOUS_ID)
        .map(Identity::id)
        .min(Comparator.comparing(UUID::toString))
        .orElseGet(first::id);
  }

  private static ActKind what(FactKind kind, String name) {
    return switch (kind) {
      case PAGE -> ActKind.PAGE;
      case SCREEN -> ActKind.SCREEN;
      default -> ActKind.named(name);
    };
  }

  private static @Nullable String subject(ActKind what, EventBody body) {
    JsonNode said = body.properties();
    return switch (what) {
      case PAGE, SCREEN -> body.name().isEmpty() ? text(said, "name") : body.name();
      case LIST_VIEWED, LIST_FILTERED -> text(said, "category", "list_id");
      case SEARCHED -> text(said, "query");
      case PROMOTION_VIEWED, PROMOTION_CLICKED -> text(said, "promotion_id", "id");
      case COUPON_ENTERED, COUPON_APPLIED, COUPON_DENIED, COUPON_REMOVED ->
          text(said, "coupon_id", "coupon");
      case OTHER -> body.name();
      default -> text(said, "product_id", "sku", "id");
    };
  }

  private static @Nullable String title(ActKind what, EventBody body) {
    JsonNode said = body.properties();
    return switch (what) {
      case PAGE, SCREEN -> either(said, body.context().path("page"), "title");
      case COUPON_ENTERED, COUPON_APPLIED, COUPON_DENIED, COUPON_REMOVED ->
          text(said, "coupon_name");
      case REVIEWED -> text(said, "review_body");
      case OTHER -> null;
      default -> text(said, "name");
    };
  }

  private static @Nullable String detail(ActKind what, JsonNode said) {
    return switch (what) {
      case WISHED, UNWISHED -> text(said, "wishlist_name");
      case COUPON_DENIED -> text(said, "reason");
      case REVIEWED -> text(said, "rating");
      case SHARED, CART_SHARED -> text(said, "share_via");
      default -> null;
    };
  }

  /** The host of another site that led to the page. */
  private static @Nullable String cameFrom(JsonNode page, JsonNode said) {
    String from = site(either(page, said, "referrer"));
    return from == null || from.equals(site(either(page, said, "url"))) ? null : from;
  }

  private static @Nullable String site(@Nullable String address) {
    if (address == null) {
      return null;
    }
    Matcher matcher = SITE.matcher(address);
    return matcher.lookingAt() ? matcher.group(1) : null;
  }

  private static @Nullable String either(JsonNode first, JsonNode second, String name) {
    String text = text(first, name);
    return text == null ? text(second, name) : text;
  }

  /** The first of these fields that is there. */
  private static @Nullable String text(JsonNode object, String... names) {
    for (String name : names) {
      JsonNode value = object.get(name);
      if (value != null && !value.isNull()) {
        return value.isString() ? value.stringValue() : value.toString();
      }
    }
    return null;
  }

  /** At most so many characters, none of them halved. */
  private static @Nullable String cut(@Nullable String text, int most) {
    return text == null || text.length() <= most || text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
