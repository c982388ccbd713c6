package guanxi.intake;

import static guanxi.intake.IntakeError.IMPORT_FILE_UNREADABLE;

import guanxi.files.Defaults;
import guanxi.files.Detection;
import guanxi.files.ImportPlan;
import guanxi.files.KnownFormat;
import guanxi.files.Layout;
import guanxi.files.Question;
import guanxi.files.Role;
import guanxi.files.UnreadableFileException;
import guanxi.files.ValueStyle;
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
          .map(known -> Preview.of(detection, known.shop(), asBefore(detection, known.plan())))
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

  /**
   * What the columns mean, and the answers to what the file leaves open, are those of last time;
   * what the file tells by itself holds, for a file of the same shape may be written differently.
   */
  private static ImportPlan asBefore(Detection detection, ImportPlan known) {
    ImportPlan found = detection.plan();
    ValueStyle before = known.style();
    boolean sameTime = sameColumn(Role.TIME, found, known);
    boolean sameMoney =
        sameColumn(Role.AMOUNT, found, known) && sameColumn(Role.UNIT_PRICE, found, known);
    ValueStyle style =
        new ValueStyle(
            sameTime && isTold(detection, Question.About.DATE_ORDER)
                ? found.style().dateOrder()
                : before.dateOrder(),
            sameMoney && isTold(detection, Question.About.DECIMAL_SIGN)
                ? found.style().decimalSign()
                : before.decimalSign(),
            before.zone(),
            before.currency(),
            before.country());
    return new ImportPlan(found.layout(), known.format(), known.mapping(), style);
  }

  private static boolean sameColumn(Role role, ImportPlan one, ImportPlan other) {
    return one.mapping().index(role) == other.mapping().index(role);
  }

  private static boolean isTold(Detection detection, Question.About about) {
    return detection.questions().stream().noneMatch(question -> question.about() == about);
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
