package guanxi.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the pictures of the README from the running program; {@code tools/pictures} runs it. */
class ReadmePictures {

  @ParameterizedTest
  @CsvSource({"en,home-en", "zh-Hans,home-zh"})
  void theHomePage(String language, String file) {
    try (var visitor = DemoServer.running().visitor(new Look(language, "light", 1280))) {
      visitor.page().setViewportSize(1280, 800);
      visitor.open("/console");
      visitor
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setPath(Path.of(Project.root().toString(), "docs", "images", file + ".png")));
    }
  }
}
