package guanxi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Opens every kind of page that an administrator can reach by links, in every language, theme and
 * width: nothing breaks an accessibility rule, nothing is wider than the window, nothing asks the
 * outside, nothing violates the content security policy.
 */
class EveryPageIT {

  /** One of each kind of address: identifiers and questions are not kinds. */
  private static final Pattern IDENTIFIER = Pattern.compile("/[0-9a-fA-F-]{8,}|/[0-9]+");

  private static List<String> pages = List.of();

  @BeforeAll
  static void findThePages() {
    try (var visitor = DemoServer.running().visitor(Look.PLAIN)) {
      Map<String, String> kinds = new LinkedHashMap<>();
      Queue<String> open = new ArrayDeque<>(List.of("/console", "/console/styleguide"));
      while (!open.isEmpty()) {
        String path = open.remove();
        String kind = IDENTIFIER.matcher(path.replaceFirst("[?#].*", "")).replaceAll("/*");
        if (kinds.putIfAbsent(kind, path) != null) {
          continue;
        }
        visitor.open(path);
        open.addAll(links(visitor));
      }
      pages = List.copyOf(kinds.values());
    }
  }

  static List<String> languages() {
    return Look.LANGUAGES;
  }

  @Test
  void thereAreAllTheKindsOfPagesWeKnow() {
    assertThat(new TreeSet<>(pages))
        .contains(
            "/console",
            "/console/baskets",
            "/console/customers",
            "/console/experiments",
            "/console/imports",
            "/console/jobs",
            "/console/matches",
            "/console/models",
            "/console/models/learned/baskets",
            "/console/models/learned/recommendations",
            "/console/segments",
            "/console/sources",
            "/console/staff",
            "/console/value");
    assertThat(pages).anyMatch(path -> path.matches("/console/customers/[0-9a-f-]{36}.*"));
  }

  /** A page is opened once in a language; by day and night, wide and narrow it is the same page. */
  @ParameterizedTest
  @MethodSource("languages")
  void everyPageIsSoundIn(String language) {
    var faults = new TreeSet<String>();
    List<Look> looks = Look.in(language);
    try (var visitor = DemoServer.running().visitor(looks.getFirst())) {
      for (String path : pages) {
        visitor.open(path);
        faults.addAll(faults(visitor, path, looks));
      }
      faults.addAll(visitor.offences());
    }
    try (var stranger = DemoServer.running().stranger(looks.getFirst())) {
      stranger.open("/sign-in");
      faults.addAll(faults(stranger, "/sign-in", looks));
      faults.addAll(stranger.offences());
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> faults(Visitor visitor, String path, List<Look> looks) {
    var faults = new ArrayList<String>();
    for (Look look : looks) {
      visitor.lookAgain(look);
      visitor
          .accessibilityViolations()
          .forEach(violation -> faults.add(path + " " + look + ": " + violation));
      if (visitor.overflow() > 0) {
        faults.add(path + " " + look + ": " + visitor.overflow() + " pixels too wide");
      }
      visitor.picture(path.replaceFirst("[?#].*", "").replaceAll("[^a-z0-9]+", "-"));
    }
    return faults;
  }

  @SuppressWarnings("unchecked")
  private static List<String> links(Visitor visitor) {
    return (List<String>)
        visitor
            .page()
            .evaluate(
                """
                () => [...document.querySelectorAll('a[href]')]
                  .filter(a => a.origin === location.origin && !a.hasAttribute('download')
                    && (a.pathname.startsWith('/console') || a.pathname.startsWith('/profile'))
                    && !/\\/export|\\.(csv|xlsx)$|\\/rejected/.test(a.pathname))
                  .map(a => a.pathname + a.search)
                """);
  }
}
