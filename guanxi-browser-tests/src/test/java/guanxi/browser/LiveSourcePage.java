package guanxi.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A source as its administrator sees it: its key, and its debugger while events come in. */
final class LiveSourcePage implements AutoCloseable {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Visitor visitor;
  private final String path;
  private final String key;

  private LiveSourcePage(Visitor visitor, String path, String key) {
    this.visitor = visitor;
    this.path = path;
    this.key = key;
  }

  /** Makes a source and watches it. */
  static LiveSourcePage make(Visitor visitor, String name) {
    Page page = visitor.page();
    visitor.open("/console/sources");
    page.locator("input[name=name]").fill(name + " " + System.nanoTime());
    page.locator("form[action='/console/sources'] button").click();
    page.waitForURL(Pattern.compile(".*/console/sources/[0-9]+$"));
    var source =
        new LiveSourcePage(
            visitor,
            page.url().replaceFirst("^https?://[^/]+", ""),
            page.locator("dl.facts dt code").first().innerText().strip());
    source.events();
    return source;
  }

  String key() {
    return key;
  }

  /** What has become a fact so far: kind and name, as often as it did. */
  List<String> events() {
    return shown("good");
  }

  /** What came again and was not counted again. */
  List<String> repeated() {
    return shown("quiet");
  }

  /** What was set aside. */
  List<String> refused() {
    return shown("bad");
  }

  /** Waits until so many events are facts, and a little longer: more than that is too many. */
  List<String> await(int events) {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (events().size() < events && System.nanoTime() < giveUp) {
      visitor.page().waitForTimeout(250);
    }
    visitor.page().waitForTimeout(1500);
    return events();
  }

  @SuppressWarnings("unchecked")
  private List<String> shown(String tone) {
    visitor.open(path + "/live/events");
    return (List<String>)
        Objects.requireNonNull(
            visitor
                .page()
                .locator("details > summary:has(.badge." + tone + ")")
                .evaluateAll(
                    """
                    all => all.map(summary => {
                      const kind = summary.querySelector('.strong');
                      return (kind.textContent + ' ' + kind.nextSibling.textContent).trim().replace(/\\s+/g, ' ');
                    })
                    """));
  }

  @Override
  public void close() {
    visitor.close();
  }
}
