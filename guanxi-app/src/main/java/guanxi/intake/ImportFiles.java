package guanxi.intake;

import static guanxi.intake.IntakeError.IMPORT_FILE_UNREADABLE;

import guanxi.customer.Identities;
import guanxi.files.ImportPlan;
import guanxi.files.UnreadableFileException;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Opens the files of imports as facts. */
@Component
class ImportFiles {

  private final ImportJournal journal;
  private final Uploads uploads;
  private final Identities identities;

  ImportFiles(ImportJournal journal, Uploads uploads, Identities identities) {
    this.journal = journal;
    this.uploads = uploads;
    this.identities = identities;
  }

  /**
   * Opens the file of an import as it was decided to be read, hands it over and closes it.
   *
   * <p>Dates are judged by the day of the upload, so that reading again gives the same.
   *
   * @throws GuanxiException with {@code IMPORT_FILE_UNREADABLE}
   */
  void read(FileImport file, Consumer<FactReader> taker) {
    ImportJournal.Work work = journal.work(file.id());
    ImportPlan plan = work.plan();
    if (plan == null) {
      throw new GuanxiException(IMPORT_FILE_UNREADABLE, "import " + file.id().value());
    }
    Instant judged = file.uploadedAt();
    RecordFacts facts = new RecordFacts(file.shop(), identities);
    try (FileFacts reader = FileFacts.open(uploads.find(work.storedAs()), plan, facts, judged)) {
      taker.accept(reader);
    } catch (UnreadableFileException unreadable) {
      throw unreadable(file, unreadable.problem().name(), unreadable);
    } catch (IOException broken) {
      throw unreadable(file, "DAMAGED", broken);
    } catch (UncheckedIOException broken) {
      String problem =
          broken.getCause() instanceof UnreadableFileException unreadable
              ? unreadable.problem().name()
              : "DAMAGED";
      throw unreadable(file, problem, broken);
    }
  }

  private static GuanxiException unreadable(FileImport file, String problem, Exception cause) {
    return new GuanxiException(
        IMPORT_FILE_UNREADABLE, "import %s: %s".formatted(file.id().value(), problem), cause);
  }
}
