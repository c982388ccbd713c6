package guanxi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One person's browser window. It notes whatever must never happen on any page: requests to the
 * outside, reports of the content security policy, script errors and answers with status 500 or
 * more.
 */
final class Visitor implements AutoCloseable {

  private static final String AXE = read("/axe.min.js");

  private final URI server;
  private final BrowserContext context;
  private final Page page;
  private Look look;
  private final List<String> offences = new ArrayList<>();

  Visitor(Browser browser, URI server, Look look, @Nullable Path signedIn) {
    this.server = server;
    this.look = look;
    var options =
        new Browser.NewContextOptions()
            .setLocale(look.language())
            .setColorScheme(colours(look))
            // A colour on its way from day to night is neither.
            .setReducedMotion(ReducedMotion.REDUCE)
            .setViewportSize(look.width(), look.height());
    if (signedIn != null) {
      options.setStorageStatePath(signedIn);
    }
    this.context = browser.newContext(options);
    this.page = context.newPage();
    page.onRequest(request -> {
      String url = request.url();
      if (!url.startsWith(server.toString())
          && !url.startsWith("data:")
          && !url.startsWith("blob:")) {
        offences.add("request to the outside: " + url);
      }
      if (url.endsWith("/csp-report")) {
        offences.add("policy violation on " + page.url() + ": " + request.postData());
      }
    });
    page.onResponse(response -> {
      if (response.status() >= 500) {
        offences.add(response.status() + " from " + response.url());
      }
    });
    page.onPageError(error -> offences.add("script error on " + page.url() + ": " + error));
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")
          || message.text().contains("TrustedHTML")) {
        offences.add("policy violation on " + page.url() + ": " + message.text());
      }
    });
  }

  Page page() {
    return page;
  }

  Look look() {
    return look;
  }

  /** Looks at the open page by another light and in a window of another width. */
  void lookAgain(Look other) {
    if (!other.language().equals(look.language())) {
      throw new IllegalArgumentException("a page has the language it was opened in");
    }
    page.setViewportSize(other.width(), other.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours(other)));
    look = other;
  }

  private static ColorScheme colours(Look look) {
    return "dark".equals(look.theme()) ? ColorScheme.DARK : ColorScheme.LIGHT;
  }

  /** Opens a page of the server. */
  void open(String path) {
    page.navigate(server.resolve(path).toString());
    page.waitForLoadState();
  }

  /** What must never happen and did; empty when all is well. */
  List<String> offences() {
    return List.copyOf(offences);
  }

  /** The accessibility rules that this page breaks, each with the first element that breaks it. */
  @SuppressWarnings("unchecked")
  List<String> accessibilityViolations() {
    if (Boolean.TRUE.equals(page.evaluate("() => typeof axe === 'undefined'"))) {
      page.evaluate(AXE);
    }
    return (List<String>)
        Objects.requireNonNull(
            page.evaluate(
                """
                async () => {
                  const found = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
                    'wcag21aa', 'wcag22aa', 'best-practice']});
                  return found.violations.map(v => v.id + ' (' + v.nodes.length + '): '
                    + v.nodes[0].html.slice(0, 200) + ' — ' + v.nodes[0].any.concat(v.nodes[0].all)
                      .map(check => check.message).join('; ').slice(0, 200));
                }
                """));
  }

  /** How many pixels the page is wider than the window. */
  int overflow() {
    return ((Number)
            Objects.requireNonNull(
                page.evaluate(
                    "() => document.documentElement.scrollWidth -"
                        + " document.documentElement.clientWidth")))
        .intValue();
  }

  /** Keeps a picture of the whole page as build output. */
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Project.output("screenshots").resolve(name + "-" + look + ".png")));
  }

  /** Keeps the cookies for later visitors. */
  void keepSignedIn(Path file) {
    context.storageState(new BrowserContext.StorageStateOptions().setPath(file));
  }

  @Override
  public void close() {
    context.close();
  }

  private static String read(String resource) {
    try (var in = Visitor.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
