package guanxi.intake;

import static guanxi.intake.IntakeError.IMPORT_FILE_UNREADABLE;

import guanxi.files.Defaults;
import guanxi.files.Detection;
import guanxi.files.ImportPlan;
import guanxi.files.KnownFormat;
import guanxi.files.Layout;
import guanxi.files.UnreadableFileException;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Looks at received files and proposes how to read them. */
@Component
class Previews {

  private final ImportJournal journal;
  private final Clock clock;

  Previews(ImportJournal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** What a file seems to be, with what was decided for the latest file of the same shape. */
  Preview propose(Path file) {
    try {
      Detection detection = Detection.of(file, Defaults.at(clock.instant()));
      return journal
          .remembered(detection.signature())
          .map(known -> Preview.of(detection, known.shop(), known.plan()))
          .orElseGet(
              () -> Preview.of(detection, shop(detection.plan().format()), detection.plan()));
    } catch (UnreadableFileException unreadable) {
      return Preview.unreadable("Shop", unreadable.problem().name());
    } catch (IOException broken) {
      throw new GuanxiException(IMPORT_FILE_UNREADABLE, file.getFileName().toString(), broken);
    }
  }

  /** The same file read as a person decided. */
  Preview decide(Path file, String shop, ImportPlan plan, ImportChoice choice) {
    try {
      Layout layout = choice.layout(plan.layout());
      Detection detection = Detection.of(file, layout, Defaults.at(clock.instant()));
      ImportPlan base = layout.equals(plan.layout()) ? plan : detection.plan();
      return Preview.of(detection, shop, choice.plan(base, detection.header()));
    } catch (UnreadableFileException unreadable) {
      throw new GuanxiException(IMPORT_FILE_UNREADABLE, unreadable.problem().name(), unreadable);
    } catch (IOException broken) {
      throw new GuanxiException(IMPORT_FILE_UNREADABLE, file.getFileName().toString(), broken);
    }
  }

  private static String shop(KnownFormat format) {
    if (format.name().startsWith("SHOPIFY_")) {
      return "Shopify";
    }
    if (format.name().startsWith("OLIST_")) {
      return "Olist";
    }
    return format == KnownFormat.ONLINE_RETAIL ? "Online Retail" : "Shop";
  }
}
