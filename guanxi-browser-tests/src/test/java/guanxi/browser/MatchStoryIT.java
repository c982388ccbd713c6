package guanxi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Two shops, some people who buy in both under another address: a manager looks at who is probably
 * one person, decides by keyboard, and takes it back.
 */
class MatchStoryIT {

  private static final Pattern PAIRS_LEFT = Pattern.compile("^(\\d+) left$");

  @Test
  void aDoubtfulPairIsMergedByKeyboardAndComesApartAgain() throws IOException {
    Path home = Project.output("match-home");
    DemoServer.empty(home);
    Path shop = Project.output("match-shop.csv");
    Path market = Project.output("match-market.csv");
    write(shop, "shop", 1);
    write(market, "market", 4);
    try (var guanxi = GuanxiServer.start(home);
        var browsers = new Browsers();
        var visitor = new Visitor(browsers.browser(), guanxi.address(), Look.PLAIN, null)) {
      Page page = visitor.page();
      DemoServer.signInFirst(visitor, guanxi.oneTimePassword());
      visitor.open("/console/matches");
      assertThat(page.locator("main .empty")).isVisible();
      assertThat(visitor.accessibilityViolations()).isEmpty();
      bringIn(page, shop);
      bringIn(page, market);
      DemoServer.awaitQuiet(page);

      visitor.open("/console/matches");
      int pairs = left(page);
      assertThat(pairs).isGreaterThan(5);
      for (Look look : Look.in(Look.PLAIN.language())) {
        visitor.lookAgain(look);
        assertThat(visitor.accessibilityViolations()).as(look.toString()).isEmpty();
        visitor.picture("possible-match");
      }
      visitor.lookAgain(Look.PLAIN);
      List<String> both =
          page.locator("table.beside thead a").all().stream()
              .map(link -> link.getAttribute("href"))
              .toList();
      assertThat(orders(visitor, both.get(0))).isEqualTo(1);
      assertThat(page.locator("#also")).isVisible();

      press(visitor, "y");
      assertThat(left(page)).isLessThan(pairs);
      assertThat(orders(visitor, both.get(0))).isEqualTo(2);
      assertThat(orders(visitor, both.get(1))).isEqualTo(2);
      visitor.open(address(page) + "?tab=identities");
      assertThat(page.locator("section[aria-labelledby=merges] tbody tr")).hasCount(1);
      assertThat(visitor.accessibilityViolations()).isEmpty();

      press(visitor, "u");
      assertThat(left(page)).isEqualTo(pairs);
      assertThat(orders(visitor, both.get(0))).isEqualTo(1);
      assertThat(orders(visitor, both.get(1))).isEqualTo(1);

      press(visitor, "n");
      assertThat(left(page)).isLessThan(pairs);
      assertThat(page.locator("section[aria-labelledby=decided] tbody tr")).hasCount(1);
      press(visitor, "s");
      assertThat(visitor.offences()).isEmpty();
    }
  }

  private static void press(Visitor visitor, String key) {
    visitor.open("/console/matches");
    Page page = visitor.page();
    page.locator("body").press(key);
    assertThat(page.locator("[data-toast='good']")).isVisible();
  }

  private static int left(Page page) {
    var matcher = PAIRS_LEFT.matcher(page.locator("#left").innerText().strip());
    assertThat(matcher.matches()).as(page.locator("#left").innerText()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** How many orders are on the timeline of whoever this address leads to. */
  private static int orders(Visitor visitor, String path) {
    visitor.open(path);
    visitor.open(address(visitor.page()) + "?show=orders");
    return visitor.page().locator(".timeline > li").count();
  }

  private static String address(Page page) {
    return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
  }

  private static void bringIn(Page page, Path file) {
    page.navigate(page.url().replaceFirst("^(https?://[^/]+).*", "$1/console/imports"));
    page.locator("input[type=file]").setInputFiles(file);
    page.locator("form[action='/console/imports'] button.primary").click();
    page.waitForURL(Pattern.compile(".*/console/imports/[0-9a-f-]{36}$"));
    page.locator("form[action$='/run'] button").click();
    page.waitForLoadState();
  }

  /** Everybody buys once in a shop; in the market every fourth of them, and people of its own. */
  private static void write(Path file, String shop, int step) throws IOException {
    Random people = new Random(5);
    StringBuilder rows =
        new StringBuilder(
            "order_id,order_date,customer_name,email,country,city,sku,product,quantity,price,"
                + "currency\n");
    for (int i = 0; i < 200; i++) {
      String given = word(people, 6);
      String family = word(people, 8);
      String town = "Ville" + word(people, 4);
      if (i % step == 0) {
        String name = step == 1 ? given + " " + family : family + " " + given;
        // Every other one has moved meanwhile: a doubtful pair.
        String home = step > 1 && i % 8 == 0 ? "Lyon" : town;
        String address = step == 1 ? given + "." + family : given.charAt(0) + family + i;
        rows.append(
            String.format(
                Locale.ROOT,
                "%s%d,2026-0%d-1%d 10:00:00,%s,%s@%s.example,FR,%s,S%d,Thing %d,1,%d.50,EUR%n",
                shop,
                1000 + i,
                1 + i % 9,
                i % 10,
                name,
                address,
                shop,
                home,
                i % 12,
                i % 12,
                10 + i % 40));
      }
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, rows);
  }

  private static String word(Random random, int letters) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      String some = i % 2 == 0 ? "bdfgklmnprstvz" : "aeiou";
      char letter = some.charAt(random.nextInt(some.length()));
      word.append(i == 0 ? Character.toUpperCase(letter) : letter);
    }
    return word.toString();
  }
}
