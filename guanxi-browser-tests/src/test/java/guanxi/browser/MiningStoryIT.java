package guanxi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * An analyst who believes nothing: why is this recommended, what is the model worth, and did the
 * offer help?
 */
class MiningStoryIT {

  @Test
  void aRecommendationSaysWhyAndItsModelWhatItIsWorth() {
    try (var visitor = DemoServer.running().visitor(Look.PLAIN)) {
      Page page = visitor.page();
      visitor.open("/console/customers?sort=orders&dir=desc");
      page.locator("tbody a.cover").first().click();

      Locator offers = page.locator("section[aria-labelledby='offers']");
      assertThat(offers).containsText("Likely next");
      assertThat(offers.locator("li").first())
          .containsText(Pattern.compile("Because of|Sells best|Bought before|Of the same kind"));
      offers.locator("li a").first().click();
      page.waitForURL(Pattern.compile(".*/console/products/[0-9a-f-]{36}$"));
      assertThat(visitor.accessibilityViolations()).isEmpty();

      visitor.open("/console/models");
      page.getByText("What to offer to whom").click();
      assertThat(page.locator("#test")).isVisible();
      assertThat(page.locator("table").first()).containsText("What sells best");
      assertThat(page.locator("#content")).containsText("Must not be used for");
      assertThat(visitor.accessibilityViolations()).isEmpty();
      assertThat(visitor.offences()).isEmpty();
    }
  }

  @Test
  void anExperimentIsDrawnAndRead() {
    try (var visitor = DemoServer.running().visitor(Look.PLAIN)) {
      Page page = visitor.page();
      visitor.open("/console/experiments");

      page.locator("input[name='name']").fill("Spring coupon");
      page.locator("input[name='begins']").fill("2025-06-01");
      page.locator("form[action='/console/experiments'] button").click();
      page.waitForURL(Pattern.compile(".*/console/experiments/[0-9]+$"));

      assertThat(page.locator("#content")).containsText("the sizes are as drawn");
      assertThat(page.locator("#content")).containsText("CUPED");
      assertThat(visitor.accessibilityViolations()).isEmpty();
      assertThat(visitor.offences()).isEmpty();
    }
  }
}
