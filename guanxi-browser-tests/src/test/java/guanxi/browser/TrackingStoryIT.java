package guanxi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import guanxi.browser.BadLine.Fate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A visitor of a shop whose pages report to Guanxi, from another origin and over a bad line: what
 * she does arrives once, and nothing arrives that she did not agree to.
 */
class TrackingStoryIT {

  private static final int VIEWS = 12;

  @Test
  void everyCallOfSegmentsBrowserClientArrivesOnce() {
    var library = NodeModules.folder("@segment/analytics-next/dist/umd");
    try (var source = source("Segment in the browser");
        var line =
            new BadLine(
                DemoServer.running().address(),
                Fate.SWALLOW,
                Fate.TWICE,
                Fate.LATE,
                Fate.BUSY,
                Fate.SWALLOW,
                Fate.TWICE);
        var shop = shop("/shop/segment.html", source, line, "", library);
        var visit = visit()) {
      Page page = open(visit, shop.origin() + "/?utm_source=letter");
      page.waitForFunction("() => window.analytics.initialized");
      page.evaluate(
          """
          views => {
            analytics.identify('browser-1', {email: 'browser-1@client.test', name: 'Browser'});
            for (let n = 0; n < views; n++) {
              analytics.track('Product Viewed', {product_id: 'p' + n, name: 'Product ' + n});
            }
            analytics.group('company-1', {name: 'Company'});
            analytics.alias('browser-2', 'browser-1');
          }
          """,
          VIEWS);

      assertThat(source.await(VIEWS + 4))
          .containsExactlyInAnyOrderElementsOf(
              with(
                  IntStream.range(0, VIEWS).mapToObj(_ -> "track Product Viewed").toList(),
                  "page Home",
                  "identify",
                  "group company-1",
                  "alias"));
      assertThat(source.repeated()).isNotEmpty();
      assertThat(source.refused()).isEmpty();
      assertThat(line.posted()).isGreaterThan(VIEWS + 4);
    }
  }

  @Test
  void ourScriptSendsEverythingOnceAlsoOverABadLineAndAfterBeingOffline() {
    try (var source = source("Our script");
        var line =
            new BadLine(
                DemoServer.running().address(), Fate.SWALLOW, Fate.TWICE, Fate.BUSY, Fate.LATE);
        var shop = shop("/shop/guanxi.html", source, line, "", null);
        var visit = visit()) {
      Page page = open(visit, shop.origin() + "/?utm_source=letter&utm_campaign=spring");
      page.evaluate("() => guanxi.identify('ours-1', {email: 'ours-1@client.test'})");
      assertThat(source.await(3))
          .containsExactlyInAnyOrder("track Before Loading", "page", "identify");

      int before = line.posted();
      page.evaluate(
          "() => { for (let n = 0; n < 20; n++) guanxi.track('Seen', {product_id: 'p' + n}); }");
      assertThat(source.await(23)).hasSize(23);
      assertThat(line.posted() - before).as("requests for 20 events").isLessThanOrEqualTo(5);

      visit.setOffline(true);
      page.evaluate("() => guanxi.track('On The Train')");
      page.waitForTimeout(1500);
      assertThat(source.events()).hasSize(23);
      visit.setOffline(false);
      assertThat(source.await(24)).contains("track On The Train");
      assertThat(source.refused()).isEmpty();
    }
  }

  @Test
  void whatHappensLastOnAPageArrivesThoughThePageIsGone() {
    try (var source = source("Leaving");
        var line = new BadLine(DemoServer.running().address());
        var shop = shop("/shop/guanxi.html", source, line, "data-page=\"off\"", null);
        var visit = visit()) {
      Page page = open(visit, shop.origin() + "/");
      assertThat(source.await(1)).containsExactly("track Before Loading");
      page.evaluate("() => guanxi.track('Last Thing', {product_id: 'p1'})");
      page.navigate(shop.origin() + "/elsewhere");
      assertThat(source.await(2)).hasSize(2).contains("track Last Thing");

      // What went by beacon may have been lost, so the next page sends it again: it counts once.
      page.navigate(shop.origin() + "/");
      assertThat(source.await(3))
          .containsExactlyInAnyOrder(
              "track Before Loading", "track Last Thing", "track Before Loading");
    }
  }

  @Test
  void nothingIsSentOrKeptBeforeConsentAndNothingAfterItIsTakenBack() {
    try (var source = source("Consent");
        var line = new BadLine(DemoServer.running().address());
        var shop = shop("/shop/guanxi.html", source, line, "data-consent=\"required\"", null);
        var visit = visit()) {
      Page page = open(visit, shop.origin() + "/");
      page.evaluate("() => { guanxi.identify('silent-1'); guanxi.track('Unseen'); }");
      page.evaluate("() => guanxi.consent(false)");
      page.evaluate("() => guanxi.track('Refused')");
      page.waitForTimeout(1500);
      assertThat(line.posted()).isZero();
      assertThat(page.evaluate("() => Object.keys(localStorage)"))
          .isEqualTo(List.of("guanxi.consent"));

      page.evaluate("() => { guanxi.consent(true); guanxi.track('Agreed'); }");
      assertThat(source.await(2)).containsExactlyInAnyOrder("page", "track Agreed");

      page.evaluate("() => { guanxi.track('Regretted'); guanxi.consent(false); }");
      page.waitForTimeout(1500);
      assertThat(source.events()).hasSize(2);
      assertThat(page.evaluate("() => Object.keys(localStorage)"))
          .isEqualTo(List.of("guanxi.consent"));
    }
  }

  @Test
  void twoTabsDoNotLoseWhatTheOtherKeeps() {
    try (var source = source("Two tabs");
        var line = new BadLine(DemoServer.running().address());
        var shop = shop("/shop/guanxi.html", source, line, "data-page=\"off\"", null);
        var visit = visit()) {
      Page one = open(visit, shop.origin() + "/");
      Page other = open(visit, shop.origin() + "/");
      assertThat(source.await(2)).hasSize(2);
      visit.setOffline(true);
      one.evaluate("() => guanxi.track('In One')");
      other.evaluate("() => guanxi.track('In The Other')");
      one.close();
      other.close();
      visit.setOffline(false);
      open(visit, shop.origin() + "/");
      assertThat(source.await(5)).hasSize(5).contains("track In One", "track In The Other");
    }
  }

  private static LiveSourcePage source(String name) {
    return LiveSourcePage.make(DemoServer.running().visitor(Look.PLAIN), name);
  }

  private static ShopSite shop(
      String template,
      LiveSourcePage source,
      BadLine line,
      String options,
      @Nullable Path library) {
    return new ShopSite(
        template, Map.of("key", source.key(), "line", line.address(), "options", options), library);
  }

  private static BrowserContext visit() {
    return DemoServer.running().browser().newContext();
  }

  private static Page open(BrowserContext visit, String address) {
    Page page = visit.newPage();
    List<String> errors = new CopyOnWriteArrayList<>();
    page.onPageError(errors::add);
    page.navigate(address);
    page.waitForLoadState();
    assertThat(errors).isEmpty();
    return page;
  }

  private static List<String> with(List<String> some, String... more) {
    var all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }
}
