package guanxi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Guanxi with the demo shop for all stories that only read: started once in a test run, with
 * its first administrator signed in.
 */
final class DemoServer {

  /** What the administrator chooses at her first sign-in. */
  static final String PASSWORD = "ink on paper, cinnabar seal 7";

  private static @Nullable DemoServer instance;

  private final GuanxiServer guanxi;
  private final Browsers browsers;
  private final Path signedIn;

  private DemoServer() {
    Path home = Project.output("demo-home");
    empty(home);
    this.guanxi = GuanxiServer.start(home, "--demo");
    this.browsers = new Browsers();
    this.signedIn = Project.output("demo-signed-in.json");
    try (var visitor = new Visitor(browsers.browser(), guanxi.address(), Look.PLAIN, null)) {
      signInFirst(visitor, guanxi.oneTimePassword());
      awaitQuiet(visitor.page());
      visitor.keepSignedIn(signedIn);
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              browsers.close();
              guanxi.close();
            }));
  }

  /** The running server; the first call starts it. */
  static synchronized DemoServer running() {
    DemoServer started = instance == null ? new DemoServer() : instance;
    instance = started;
    return started;
  }

  /** A new window of the administrator. */
  Visitor visitor(Look look) {
    return new Visitor(browsers.browser(), guanxi.address(), look, signedIn);
  }

  /** The browser, for windows that look at other sites. */
  Browser browser() {
    return browsers.browser();
  }

  /** Where it answers. */
  URI address() {
    return guanxi.address();
  }

  /** A new window of somebody who has not signed in. */
  Visitor stranger(Look look) {
    return new Visitor(browsers.browser(), guanxi.address(), look, null);
  }

  /** Signs the first administrator in with the password of the terminal and chooses her own. */
  static void signInFirst(Visitor visitor, String oneTimePassword) {
    Page page = visitor.page();
    visitor.open("/sign-in");
    page.locator("#login").fill("admin");
    page.locator("#password").fill(oneTimePassword);
    page.locator("main button.primary, .card button.primary").first().click();
    page.locator("#present").fill(oneTimePassword);
    page.locator("#chosen").fill(PASSWORD);
    page.locator("#repeated").fill(PASSWORD);
    page.locator("form[action='/profile/password'] button.primary").click();
    page.waitForLoadState();
  }

  /** Waits until jobs have ended and none has followed for two seconds. */
  static void awaitQuiet(Page page) {
    long giveUp = System.nanoTime() + 240_000_000_000L;
    int quiet = 0;
    while (quiet < 4) {
      page.navigate(page.url().replaceFirst("^(https?://[^/]+).*", "$1/console/jobs"));
      boolean any = page.locator("#jobs table tbody tr").count() > 0;
      boolean busy = page.locator("#jobs article").count() > 0;
      quiet = any && !busy ? quiet + 1 : 0;
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("jobs still busy:\n" + page.locator("main").innerText());
      }
      page.waitForTimeout(500);
    }
  }

  /** Removes a folder that an earlier run left. */
  static void empty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
