package guanxi.console;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.staff.TestBrowser;
import guanxi.staff.TestStaff;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.util.HtmlUtils;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = DemoShopRunning.SIZE)
@Import({TestStaff.class, DemoShopRunning.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersIT {

  private static final Pattern CUSTOMER =
      Pattern.compile("<a class=\"cover\" href=\"(/console/customers/[^\"?]+)\">([^<]*)</a>");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");

  @Autowired TestStaff staff;
  @Autowired DemoShopRunning shop;
  @LocalServerPort int port;

  private final Map<String, TestBrowser> browsers = new HashMap<>();

  @BeforeAll
  void fill() {
    shop.fill();
  }

  @Test
  void theExportHoldsExactlyWhatThePagesShow() {
    TestBrowser browser = as("MANAGER");
    var random = new Random(20_261_122);
    for (int i = 0; i < 25; i++) {
      String query = query(random);

      List<String> shown = names(browser, "/console/customers?" + query, NEXT);
      List<List<String>> exported =
          csv(browser.get("/console/customers/export?format=csv&" + query).body());

      assertThat(exported.stream().skip(1).map(List::getFirst).toList()).as(query).isEqualTo(shown);
    }
  }

  @Test
  void goingBackShowsThePageThatWasLeft() {
    TestBrowser browser = as("MANAGER");
    String first = browser.get("/console/customers?sort=spent&dir=desc").body();
    String second = browser.get(link(first, NEXT)).body();
    String back = browser.get(link(second, PREVIOUS)).body();

    assertThat(paths(back)).isEqualTo(paths(first)).doesNotContainAnyElementsOf(paths(second));
  }

  @Test
  void everybodyIsInTheListOnce() {
    List<String> all = new ArrayList<>();
    String page = as("MANAGER").get("/console/customers?sort=name&dir=asc").body();
    all.addAll(paths(page));
    while (NEXT.matcher(page).find()) {
      page = as("MANAGER").get(link(page, NEXT)).body();
      all.addAll(paths(page));
    }

    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(200);
  }

  @Test
  void aWorkbookIsAWorkbook() {
    HttpResponse<String> workbook = as("MANAGER").get("/console/customers/export?format=xlsx");

    assertThat(workbook.statusCode()).isEqualTo(200);
    assertThat(workbook.body()).startsWith("PK");
    assertThat(workbook.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment")
        .endsWith(".xlsx");
  }

  @Test
  void analystsSeeContactPointsPartlyAndAgentsSeeThemWhole() {
    String list = "/console/customers?cols=name,email&sort=email&dir=desc";

    assertThat(as("AGENT").get(list).body()).containsPattern("[a-z.]+\\d+@example\\.(com|org|net)");
    assertThat(as("ANALYST").get(list).body())
        .doesNotContainPattern("[a-z]\\d+@example\\.")
        .containsPattern("[a-z]•••@example\\.");
    assertThat(as("ANALYST").get("/console/customers/export?format=csv&cols=name,email").body())
        .doesNotContainPattern("[a-z]\\d+@example\\.");
  }

  @Test
  void agentsDoNotExport() {
    assertThat(as("AGENT").get("/console/customers/export?format=csv").statusCode()).isEqualTo(403);
  }

  @Test
  void everyPartOfACustomersPageOpensForEveryRole() {
    List<String> some = paths(as("AGENT").get("/console/customers?sort=spent").body());
    for (String role : List.of("ADMINISTRATOR", "MANAGER", "ANALYST", "MARKETER", "AGENT")) {
      for (String path : some.subList(0, 3)) {
        for (String part :
            List.of(
                "",
                "?tab=identities",
                "?tab=why",
                "?show=returns",
                "?show=merges",
                "?show=imports",
                "?show=x")) {
          HttpResponse<String> page = as(role).get(path + part);
          assertThat(page.statusCode()).as(role + " " + path + part).isEqualTo(200);
        }
      }
      assertThat(as(role).get("/console").statusCode()).as(role).isEqualTo(200);
      assertThat(as(role).get("/console/jobs").statusCode()).as(role).isEqualTo(200);
    }
  }

  @Test
  void anOrderNumberLeadsToWhoseItIs() {
    String found = as("AGENT").get("/console/search?q=CN1000001").body();

    assertThat(found).contains("CN1000001").contains("/console/customers/");
    assertThat(paths(as("AGENT").get("/console/customers?q=CN1000001").body())).hasSize(1);
  }

  @Test
  void theTimelineNamesTheFileACustomerCameInWith() {
    TestBrowser manager = as("MANAGER");
    String path = paths(manager.get("/console/customers").body()).getFirst();

    String imports = manager.get(path + "?show=imports").body();
    assertThat(imports).containsPattern("/console/imports/[0-9a-f-]{36}").contains("-orders.csv");
    assertThat(as("AGENT").get(path + "?show=imports").body())
        .contains("-orders.csv")
        .doesNotContain("/console/imports/");
  }

  @Test
  void whatIsTypedIsFoundInAnyLanguageAndEmptyFieldsLeaveTheAddress() {
    TestBrowser agent = as("AGENT");

    assertThat(agent.get("/console/search/suggestions?q=tea").body())
        .contains("/console/products/");
    assertThat(agent.get("/console/search/suggestions?q=%E5%AE%A2%E6%88%B7").body())
        .contains("href=\"/console/customers\"")
        .doesNotContain("/console/refresh");
    HttpResponse<String> blank =
        agent.get("/console/customers?currency=USD&spent-from=10&spent-to=&last-from=");
    assertThat(blank.statusCode()).isEqualTo(303);
    assertThat(blank.headers().firstValue("Location"))
        .contains("/console/customers?currency=USD&spent-from=10");
  }

  @Test
  void nobodyHasAnUnknownCustomer() {
    assertThat(
            as("AGENT").get("/console/customers/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
  }

  private TestBrowser as(String role) {
    return browsers.computeIfAbsent(role, needed -> staff.signedIn(port, needed));
  }

  private static String query(Random random) {
    List<String> parts = new ArrayList<>();
    List<String> sorts =
        List.of("name", "email", "spent", "last", "at-risk", "alive", "orders", "country", "city");
    parts.add("sort=" + sorts.get(random.nextInt(sorts.size())));
    parts.add("dir=" + (random.nextBoolean() ? "asc" : "desc"));
    add(parts, random, "stage=AT_RISK&stage=NEW");
    add(parts, random, "country=CN&country=DE&country=US");
    add(parts, random, "currency=CNY");
    add(parts, random, "value=5&value=4&value=3");
    add(parts, random, "quiet=91-180");
    return String.join("&", parts);
  }

  private static void add(List<String> parts, Random random, String part) {
    if (random.nextInt(3) == 0) {
      parts.add(part);
    }
  }

  private static List<String> names(TestBrowser browser, String path, Pattern onward) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String page = browser.get(path).body();
    while (true) {
      Matcher customer = CUSTOMER.matcher(page);
      while (customer.find()) {
        assertThat(seen.add(customer.group(1))).isTrue();
        String name = HtmlUtils.htmlUnescape(customer.group(2));
        // The page says in words what the file leaves empty.
        names.add(name.equals("No name") ? "" : name);
      }
      if (!onward.matcher(page).find()) {
        return names;
      }
      page = browser.get(link(page, onward)).body();
    }
  }

  private static List<String> paths(String page) {
    return CUSTOMER.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static String link(String page, Pattern pattern) {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new AssertionError("no " + pattern);
    }
    return HtmlUtils.htmlUnescape(found.group(1));
  }

  /** Names hold no line breaks and no quotes, which keeps this short. */
  private static List<List<String>> csv(String body) {
    return body.substring(1)
        .lines()
        .map(line -> List.of(line.split(",", -1)))
        .map(cells -> cells.stream().map(cell -> cell.replace("\"", "")).toList())
        .toList();
  }
}
