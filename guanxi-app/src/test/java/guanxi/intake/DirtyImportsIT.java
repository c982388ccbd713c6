package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.files.Layout;
import guanxi.files.TableFile;
import guanxi.intake.FileImport.Counts;
import guanxi.intake.FileImport.State;
import guanxi.platform.Jobs;
import guanxi.shared.GuanxiException;
import guanxi.shared.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The 200 files of tools/dirty-files, each taken in as a shop would hand it in. */
@SpringBootTest
class DirtyImportsIT {

  private static final Path GENERATOR = Path.of("..", "tools", "dirty-files", "generate");
  private static final int UNKNOWN = -1;

  @Autowired FileImports imports;
  @Autowired RejectedRows rejected;
  @Autowired Jobs jobs;

  @TempDir Path folder;

  private final Texts texts = Texts.in(Locale.ENGLISH);

  /** What the generator says of a file. */
  private record Expected(String name, int rows, int rejected, String problem) {}

  @Test
  void everyRowOfEveryFileIsAccountedForAndNoReasonIsAFault() throws Exception {
    List<Expected> files = generate();
    SoftAssertions soft = new SoftAssertions();
    for (Expected file : files) {
      FileImport known = receive(file);
      if (known.state() == State.UNREADABLE) {
        soft.assertThat(known.failure()).as(file.name()).isEqualTo(file.problem());
        continue;
      }
      try {
        imports.run(known.id(), "test");
      } catch (GuanxiException incomplete) {
        soft.assertThat(incomplete.code())
            .as(file.name())
            .isEqualTo(IntakeError.IMPORT_MAPPING_INVALID);
        soft.assertThat(file.rejected())
            .as("%s lacks a column, so no row can be taken", file.name())
            .isIn(UNKNOWN, file.rows());
        continue;
      }
      judge(file, await(known.id()), soft);
    }
    soft.assertAll();
    assertThat(files).hasSize(200);
  }

  private void judge(Expected file, FileImport done, SoftAssertions soft) throws IOException {
    Counts counts = done.counts();
    String name = file.name() + " " + done.state() + " " + done.failure() + " " + counts;
    soft.assertThat(counts.created() + counts.updated() + counts.unchanged() + counts.rejected())
        .as(name)
        .isEqualTo(counts.rows());
    if (!file.problem().isEmpty()) {
      soft.assertThat(done.state()).as(name).isEqualTo(State.FAILED);
      soft.assertThat(failure(done)).as(name).isEqualTo("IMPORT_FILE_UNREADABLE");
      return;
    }
    soft.assertThat(done.state()).as(name).isEqualTo(State.DONE);
    if (file.rows() != UNKNOWN) {
      soft.assertThat(counts.rows()).as(name).isEqualTo(file.rows());
    }
    if (file.rejected() != UNKNOWN) {
      soft.assertThat(counts.rejected()).as(name).isEqualTo(file.rejected());
    }
    soft.assertThat(
            rejected.first(done.id(), 1000).stream()
                .map(row -> RejectedRows.reason(row, texts))
                .filter(reason -> !isForPeople(reason)))
        .as(name)
        .isEmpty();
    if (counts.rejected() > 0 && done.sizeBytes() < 100_000) {
      soft.assertThat(download(done)).as(name).isEqualTo(counts.rejected());
    }
  }

  private static boolean isForPeople(String reason) {
    return !reason.isBlank()
        && reason.length() < 1000
        && Stream.of("Exception", "\tat ", "intake.reason.").noneMatch(reason::contains);
  }

  /** Rows of the file of rejected rows. */
  private long download(FileImport done) throws IOException {
    Path file = folder.resolve("rejected.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      rejected.write(done, texts, out);
    }
    long rows = 0;
    try (TableFile table = TableFile.open(file, Layout.delimited(StandardCharsets.UTF_8, ','))) {
      while (table.next() != null) {
        rows++;
      }
    }
    return rows;
  }

  private String failure(FileImport done) {
    return jobs.find(Objects.requireNonNull(done.jobId())).map(Jobs.Status::failureCode).orElse("");
  }

  private FileImport receive(Expected file) throws IOException {
    try (InputStream content = Files.newInputStream(folder.resolve(file.name()))) {
      FileImport known = imports.receive(file.name(), content, "test");
      boolean isAnyShops = known.state() == State.UNREADABLE || known.shop().equals("Shop");
      return isAnyShops
          ? known
          : imports.choose(known.id(), new ImportChoice(Map.of("shop", "Dirty shop"), Map.of()));
    }
  }

  private List<Expected> generate() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(GENERATOR.toString(), folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    List<Expected> files = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      String[] cells = line.split("\t", -1);
      files.add(
          new Expected(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), cells[3]));
    }
    return files;
  }

  private FileImport await(ImportId id) throws InterruptedException {
    FileImport file = imports.get(id);
    for (int tries = 0; tries < 6000 && file.state().isBusy(); tries++) {
      Thread.sleep(5);
      file = imports.get(id);
    }
    return file;
  }
}
