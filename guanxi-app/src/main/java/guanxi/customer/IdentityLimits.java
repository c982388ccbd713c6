package guanxi.customer;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.customer.identity}: what keeps strangers apart.
 *
 * @param accounts how many accounts of one platform a customer may have
 * @param emails how many e-mail addresses
 * @param phones how many telephone numbers
 * @param neighbours an e-mail or phone that was seen with more accounts, e-mails or phones than
 *     this is shared (a pick-up point, a till) and joins nobody
 * @param blocked regular expressions of values that identify nobody, matched against the whole
 *     value regardless of case
 */
@ConfigurationProperties("guanxi.customer.identity")
record IdentityLimits(
    @DefaultValue("1") int accounts,
    @DefaultValue("5") int emails,
    @DefaultValue("5") int phones,
    @DefaultValue("10") int neighbours,
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
        List<String> blocked) {

  IdentityLimits {
    for (Map.Entry<String, Integer> limit :
        Map.of("accounts", accounts, "emails", emails, "phones", phones, "neighbours", neighbours)
            .entrySet()) {
      if (limit.getValue() < 1) {
        throw new IllegalArgumentException(
            "guanxi.customer.identity.%s must be at least 1, was %d"
                .formatted(limit.getKey(), limit.getValue()));
      }
    }
    blocked = List.copyOf(blocked);
  }

  /** How many identities of this kind (accounts: per platform) one customer may have. */
  int of(IdentityKind kind) {
    return switch (kind) {
      case ACCOUNT -> accounts;
      case EMAIL -> emails;
      case PHONE -> phones;
      case ORDER_ACCOUNT -> Integer.MAX_VALUE;
    };
  }

  /** One pattern for all blocked values. */
  Pattern blockedPattern() {
    return Pattern.compile(
        String.join("|", blocked), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
