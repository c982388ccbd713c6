package guanxi.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A merchant's first ten minutes: she starts Guanxi, signs in, drops the file her shop exports,
 * sees what became of its rows, drops it again, and takes it back. The whole visit is recorded in
 * {@code target/import-story.zip}.
 */
class ImportStoryIT {

  private static final double PATIENCE_MS = 240_000;

  @Test
  void onlineRetailComesInOnceAndGoesWithoutATrace() {
    Optional<Path> file = Project.data("online_retail/online_retail_to_2011-08.csv");
    assumeTrue(file.isPresent(), "skipped: the Online Retail data set is not on this machine");
    Path home = Project.output("import-home");
    DemoServer.empty(home);
    try (var guanxi = GuanxiServer.start(home);
        var browsers = new Browsers();
        var visitor = new Visitor(browsers.browser(), guanxi.address(), Look.PLAIN, null)) {
      Page page = visitor.page();
      record(page);
      DemoServer.signInFirst(visitor, guanxi.oneTimePassword());
      visitor.open("/console/customers");
      assertThat(page.locator("main table tbody tr").count()).isZero();

      upload(page, file.get());
      page.locator("form[action$='/dry-run'] button").click();
      awaitEnd(page);
      assertThat(count(page, "created") + count(page, "rejected")).isEqualTo(count(page, "rows"));
      page.locator("form[action$='/run'] button").click();
      awaitEnd(page);
      long rows = count(page, "rows");
      long created = count(page, "created");
      assertThat(rows).isEqualTo(320_705);
      assertThat(
              created + count(page, "updated") + count(page, "unchanged") + count(page, "rejected"))
          .isEqualTo(rows);
      assertThat(created).isGreaterThan(319_000);
      String first = page.url();
      visitor.picture("import-done");

      upload(page, file.get());
      page.locator("form[action$='/run'] button").click();
      awaitEnd(page);
      assertThat(count(page, "rows")).isEqualTo(rows);
      assertThat(count(page, "created")).isZero();
      assertThat(count(page, "updated")).isZero();
      String second = page.url();

      DemoServer.awaitQuiet(page);
      visitor.open("/console/customers");
      assertThat(page.locator("main table tbody tr").count()).isPositive();
      undo(page, second);
      undo(page, first);
      DemoServer.awaitQuiet(page);
      visitor.open("/console/customers");
      assertThat(page.locator("main table tbody tr").count()).isZero();
      stopRecording(page);
      assertThat(visitor.offences()).isEmpty();
    }
  }

  private static void upload(Page page, Path file) {
    page.navigate(page.url().replaceFirst("^(https?://[^/]+).*", "$1/console/imports"));
    page.locator("input[type=file]").setInputFiles(file);
    page.locator("form[action='/console/imports'] button.primary").click();
    page.waitForURL(
        java.util.regex.Pattern.compile(".*/console/imports/[0-9a-f-]{36}$"),
        new Page.WaitForURLOptions().setTimeout(PATIENCE_MS));
  }

  private static void undo(Page page, String path) {
    page.navigate(path);
    page.locator("a[href$='/undoing']").click();
    page.locator("form[action$='/undoing'] button").click();
    awaitEnd(page);
  }

  /** Waits until no job is at work on the import of this page, which also loads itself anew. */
  private static void awaitEnd(Page page) {
    String address = page.url();
    long giveUp = System.nanoTime() + 240_000_000_000L;
    while (System.nanoTime() < giveUp) {
      try {
        page.waitForTimeout(700);
        page.navigate(address);
        if (page.locator("#progress").count() == 0) {
          return;
        }
      } catch (PlaywrightException _) {
        // it was loading itself at that moment
      }
    }
    throw new IllegalStateException("still busy: " + page.locator("main").innerText());
  }

  private static long count(Page page, String name) {
    String text = page.locator("[data-count=" + name + "]").last().innerText();
    return Long.parseLong(text.replaceAll("[^0-9]", ""));
  }

  private static void record(Page page) {
    page.context()
        .tracing()
        .start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
  }

  private static void stopRecording(Page page) {
    page.context()
        .tracing()
        .stop(new Tracing.StopOptions().setPath(Project.output("import-story.zip")));
  }
}
