package guanxi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A merchant whose hands stay on the keyboard: she finds a customer, a product and a page and
 * changes the theme from the one search field.
 */
class KeyboardStoryIT {

  @Test
  void everythingIsFoundAndDoneFromTheSearchField() {
    try (var visitor = DemoServer.running().visitor(Look.PLAIN)) {
      Page page = visitor.page();
      visitor.open("/console");

      page.keyboard().press("Control+k");
      assertThat(page.locator("#suggestions")).isVisible();
      assertThat(page.locator("#search")).hasAttribute("aria-expanded", "true");
      assertThat(visitor.accessibilityViolations()).isEmpty();
      page.keyboard().press("Escape");
      assertThat(page.locator("#suggestions")).isHidden();

      type(page, "linda");
      assertThat(chosen(page)).containsText("Linda");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowUp");
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile(".*/console/customers/[0-9a-f-]{36}$"));

      page.locator("body").press("/");
      type(page, "gift box");
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile(".*/console/products/[0-9a-f-]{36}$"));
      assertThat(visitor.accessibilityViolations()).isEmpty();

      page.keyboard().press("Control+k");
      type(page, "模型");
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile(".*/console/models$"));
      assertThat(visitor.offences()).isEmpty();
    }
  }

  @Test
  void whatChangesSomethingIsSentAsAForm() {
    try (var visitor = DemoServer.running().visitor(Look.PLAIN)) {
      Page page = visitor.page();
      visitor.open("/console/jobs");

      page.keyboard().press("Control+k");
      type(page, "dark theme");
      page.keyboard().press("Enter");
      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      assertThat(page.url()).endsWith("/console/jobs");

      page.keyboard().press("Control+k");
      type(page, "theme of the system");
      page.keyboard().press("Enter");
      assertThat(page.locator("html")).hasAttribute("data-theme", "system");
      assertThat(visitor.offences()).isEmpty();
    }
  }

  /** Types into the search field and waits until its offers are for that text. */
  private static void type(Page page, String text) {
    Locator search = page.locator("#search");
    search.focus();
    search.fill(text);
    page.locator("#hits[data-q='" + text + "'][data-shown]").waitFor();
  }

  private static Locator chosen(Page page) {
    return page.locator("#suggestions [aria-selected='true']");
  }
}
