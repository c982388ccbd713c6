package guanxi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Somebody lends her phone: two people look like one customer. A manager takes the wrong one out,
 * sees her orders leave with her, regrets it and takes it back; the figures follow.
 */
class SplitStoryIT {

  private static final Pattern CUSTOMER = Pattern.compile(".*/console/customers/[0-9a-f-]{36}.*");

  @Test
  void whoIsTakenOutTakesHerOrdersAlongAndComesBackWithThem() {
    try (var visitor = DemoServer.running().visitor(Look.PLAIN);
        var source = LiveSourcePage.make(visitor, "Lent phone")) {
      String mark = Long.toString(System.nanoTime());
      send(visitor, source.key(), mark);
      assertThat(source.await(5)).hasSize(5);

      Page page = visitor.page();
      page.locator("details:has-text('identify') summary").first().click();
      page.locator("details[open] a[href^='/console/customers/']").first().click();
      page.waitForURL(CUSTOMER);
      String customer = page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
      assertThat(page.locator("main")).containsText("A-" + mark);
      assertThat(page.locator("main")).containsText("B-" + mark);

      visitor.open(customer + "?tab=identities");
      assertThat(page.locator("section[aria-labelledby='traits']")).containsText("Ann");
      assertThat(page.locator("section[aria-labelledby='traits']")).containsText("Bea");
      assertThat(visitor.accessibilityViolations()).isEmpty();
      visitor.picture("customer-traits");
      page.locator("tr:has-text('browser-b-" + mark + "')")
          .first()
          .locator("form[action$='/splits'] button")
          .click();
      page.waitForURL(CUSTOMER);
      visitor.picture("customer-split");
      visitor.open(customer);
      assertThat(page.locator("main")).containsText("A-" + mark);
      assertThat(page.locator("main")).not().containsText("B-" + mark);

      visitor.open(customer + "?tab=identities");
      page.locator("form[action$='/undoing'] button").click();
      page.waitForURL(CUSTOMER);
      visitor.open(customer);
      assertThat(page.locator("main")).containsText("B-" + mark);

      // Nothing else asks for a refresh here: live events wait for the nightly one.
      DemoServer.awaitQuiet(page);
      visitor.open(customer);
      assertThat(page.locator("#standing")).hasCount(1);
      assertThat(visitor.offences()).isEmpty();
    }
  }

  /** Two browsers, an order in each, and a phone number that both gave. */
  private static void send(Visitor visitor, String key, String mark) {
    String phone = "+4930" + mark.substring(mark.length() - 8);
    String body =
        """
        {"batch": [
          {"type": "identify", "anonymousId": "browser-a-%1$s", "messageId": "1-%1$s",
           "timestamp": "2026-03-01T09:00:00Z",
           "traits": {"name": "Ann", "email": "ann-%1$s@split.test", "phone": "%2$s"}},
          {"type": "track", "anonymousId": "browser-a-%1$s", "messageId": "2-%1$s",
           "timestamp": "2026-03-01T09:05:00Z", "event": "Order Completed",
           "properties": {"order_id": "A-%1$s", "total": 40, "currency": "EUR",
             "products": [{"product_id": "p1", "name": "Cup", "price": 40, "quantity": 1}]}},
          {"type": "track", "anonymousId": "browser-b-%1$s", "messageId": "3-%1$s",
           "timestamp": "2026-03-02T09:05:00Z", "event": "Order Completed",
           "properties": {"order_id": "B-%1$s", "total": 60, "currency": "EUR",
             "products": [{"product_id": "p2", "name": "Pot", "price": 60, "quantity": 1}]}},
          {"type": "identify", "anonymousId": "browser-b-%1$s", "messageId": "4-%1$s",
           "timestamp": "2026-03-02T09:10:00Z", "traits": {"name": "Bea", "phone": "%2$s"}},
          {"type": "page", "anonymousId": "browser-a-%1$s", "messageId": "5-%1$s",
           "timestamp": "2026-03-03T09:10:00Z", "name": "Home"}]}
        """
            .formatted(mark, phone);
    var answer =
        visitor
            .page()
            .request()
            .post(
                DemoServer.running().address().resolve("/v1/batch?writeKey=" + key).toString(),
                RequestOptions.create().setData(body));
    assertThat(answer.status()).isEqualTo(200);
  }
}
