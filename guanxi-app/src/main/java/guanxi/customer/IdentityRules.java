package guanxi.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.customer.identities}: what keeps strangers apart.
 *
 * @param priority the kinds from the most telling to the least; kinds that are not listed follow in
 *     the preset order. Where evidence contradicts itself, the higher kinds win. Default: account,
 *     email, phone, external-id, order-account, advertising-id, anonymous-id, device-id,
 *     ga-client-id, push-token
 * @param neighbours an e-mail, phone or external id that was seen with more accounts, e-mails,
 *     phones or external ids than this is shared (a pick-up point, a till) and joins nobody
 * @param deviceNeighbours the same for what stands for a device or a browser (a tablet in a shop)
 * @param blocked regular expressions of values that identify nobody, matched against the whole
 *     value regardless of case
 * @param account accounts of one platform
 * @param email e-mail addresses
 * @param phone telephone numbers
 * @param externalId numbers of one type that others gave
 * @param advertisingId advertising ids
 * @param anonymousId ids of visitors who did not sign in
 * @param deviceId devices
 * @param gaClientId browsers as Google Analytics knows them
 * @param pushToken addresses of apps
 */
@ConfigurationProperties("guanxi.customer.identities")
record IdentityRules(
    @DefaultValue List<IdentityKind> priority,
    @DefaultValue("10") int neighbours,
    @DefaultValue("3") int deviceNeighbours,
    @DefaultValue({
          "[0-]*",
          "-1",
          "null",
          "none",
          "nan",
          "n/?a",
          "unknown",
          "undefined",
          "anonymous",
          "guest",
          "test@.*",
          "(no-?reply|noreply|none|null|n/?a|unknown|anonymous)@.*",
          ".*@example\\.invalid"
        })
        List<String> blocked,
    @DefaultValue Rule account,
    @DefaultValue Rule email,
    @DefaultValue Rule phone,
    @DefaultValue Rule externalId,
    @DefaultValue Rule advertisingId,
    @DefaultValue Rule anonymousId,
    @DefaultValue Rule deviceId,
    @DefaultValue Rule gaClientId,
    @DefaultValue Rule pushToken) {

  private static final String PREFIX = "guanxi.customer.identities.";

  IdentityRules {
    if (neighbours < 1 || deviceNeighbours < 1) {
      throw new IllegalArgumentException(
          PREFIX + "neighbours and device-neighbours must be at least 1");
    }
    if (new HashSet<>(priority).size() < priority.size()) {
      throw new IllegalArgumentException(
          PREFIX + "priority names a kind twice: " + priority + "; name each once");
    }
    priority = List.copyOf(priority);
    blocked = List.copyOf(blocked);
  }

  /** The rules that hold when nobody sets any. */
  static IdentityRules preset() {
    Rule rule = new Rule(null, null, List.of());
    return new IdentityRules(
        List.of(), 10, 3, List.of("[0-]*"), rule, rule, rule, rule, rule, rule, rule, rule, rule);
  }

  /**
   * What holds for one kind of identity.
   *
   * @param limit how many of this kind one customer may have within the window. Default: 1 for
   *     accounts, otherwise 5
   * @param window the time in which as many as the limit may appear: ever, annually, monthly or
   *     weekly. Default: ever for account, e-mail, phone and external id, weekly for anonymous ids,
   *     otherwise annually
   * @param blocked further regular expressions of values of this kind that identify nobody
   */
  record Rule(@Nullable Integer limit, @Nullable Window window, @Nullable List<String> blocked) {

    Rule {
      if (limit != null && limit < 1) {
        throw new IllegalArgumentException(
            PREFIX + "<kind>.limit must be at least 1, was " + limit);
      }
      blocked = blocked == null ? null : List.copyOf(blocked);
    }

    private List<String> alsoBlocked() {
      return blocked == null ? List.of() : blocked;
    }
  }

  /** A time in which only so many identities of a kind may appear with one customer. */
  enum Window {
    /** All of time. */
    EVER(Duration.ZERO),
    /** 365 days. */
    ANNUALLY(Duration.ofDays(365)),
    /** 30 days. */
    MONTHLY(Duration.ofDays(30)),
    /** Seven days. */
    WEEKLY(Duration.ofDays(7));

    private final Duration length;

    Window(Duration length) {
      this.length = length;
    }

    /** How long it is; zero stands for all of time. */
    Duration length() {
      return length;
    }
  }

  /** How many identities of this kind (of one platform) one customer may have within a window. */
  int limit(IdentityKind kind) {
    if (kind == IdentityKind.ORDER_ACCOUNT) {
      return Integer.MAX_VALUE;
    }
    Integer set = rule(kind).limit();
    return set == null ? (kind == IdentityKind.ACCOUNT ? 1 : 5) : set;
  }

  /** The window of the limit. */
  Window window(IdentityKind kind) {
    Window set = rule(kind).window();
    if (set != null) {
      return set;
    }
    return switch (kind) {
      case ACCOUNT, EMAIL, PHONE, EXTERNAL_ID, ORDER_ACCOUNT -> Window.EVER;
      case ANONYMOUS_ID -> Window.WEEKLY;
      case ADVERTISING_ID, DEVICE_ID, GA_CLIENT_ID, PUSH_TOKEN -> Window.ANNUALLY;
    };
  }

  /** The rank of each kind: 0 is the most telling. */
  Map<IdentityKind, Integer> ranks() {
    List<IdentityKind> order = new ArrayList<>(priority);
    for (IdentityKind kind : IdentityKind.values()) {
      if (!order.contains(kind)) {
        order.add(kind);
      }
    }
    Map<IdentityKind, Integer> ranks = new EnumMap<>(IdentityKind.class);
    for (int rank = 0; rank < order.size(); rank++) {
      ranks.put(order.get(rank), rank);
    }
    return ranks;
  }

  /**
   * One pattern per kind for all its blocked values.
   *
   * @throws IllegalArgumentException for an expression that is none
   */
  Map<IdentityKind, Pattern> blockedPatterns() {
    Map<IdentityKind, Pattern> patterns = new EnumMap<>(IdentityKind.class);
    for (IdentityKind kind : IdentityKind.values()) {
      List<String> all = new ArrayList<>(blocked);
      all.addAll(rule(kind).alsoBlocked());
      try {
        patterns.put(
            kind,
            Pattern.compile(
                String.join("|", all), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException(
            "below "
                + PREFIX
                + " is a blocked value that is no regular expression: "
                + wrong.getPattern(),
            wrong);
      }
    }
    return patterns;
  }

  private Rule rule(IdentityKind kind) {
    return switch (kind) {
      case ACCOUNT, ORDER_ACCOUNT -> account;
      case EMAIL -> email;
      case PHONE -> phone;
      case EXTERNAL_ID -> externalId;
      case ADVERTISING_ID -> advertisingId;
      case ANONYMOUS_ID -> anonymousId;
      case DEVICE_ID -> deviceId;
      case GA_CLIENT_ID -> gaClientId;
      case PUSH_TOKEN -> pushToken;
    };
  }
}
