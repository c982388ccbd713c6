package guanxi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import guanxi.files.testing.DirtyFile;
import guanxi.files.testing.DirtyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No file, however dirty, stops reading or loses a row silently. */
class DirtyFilesTest {

  private static final long SEED = 20260101;

  @TempDir static Path folder;
  private static List<DirtyFile> files = List.of();

  @BeforeAll
  static void writeFiles() throws IOException {
    files = DirtyFiles.write(folder, SEED);
  }

  @Test
  void thereAreTwoHundred() {
    assertThat(files).hasSize(DirtyFiles.COUNT);
  }

  @TestFactory
  Stream<DynamicTest> everyRowIsTakenOrRejected() {
    return files.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
  }

  /** Damages small files at random places; repeat one by its seed. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomDamageIsNoReasonToStop(long seed) throws IOException {
    var random = new Random(seed);
    List<Path> small = new ArrayList<>();
    for (DirtyFile file : files) {
      if (Files.size(file.path()) < 20_000) {
        small.add(file.path());
      }
    }
    for (int i = 0; i < 40; i++) {
      byte[] bytes = Files.readAllBytes(small.get(random.nextInt(small.size())));
      Path file = Files.write(folder.resolve("damaged"), Damage.apply(bytes, random));
      try {
        requireSound(file);
      } catch (UnreadableFileException e) {
        assertThat(e.problem()).isNotNull();
      }
    }
  }

  private static void requireSound(Path file) throws IOException {
    ImportPlan plan = Detection.of(file, TestFiles.DEFAULTS).plan();
    assertThat(PlanText.read(PlanText.write(plan))).isEqualTo(plan);
    try (RecordReader reader = RecordReader.open(file, plan, TestFiles.NOW)) {
      for (RowOutcome row = reader.next(); row != null; row = reader.next()) {
        switch (row) {
          case RowOutcome.Accepted accepted ->
              assertThat(accepted.records()).isNotEmpty().noneMatch(r -> r.key().isEmpty());
          case RowOutcome.Rejected rejected -> assertThat(rejected.reasons()).isNotEmpty();
        }
      }
    }
  }

  private static void check(DirtyFile file) throws IOException {
    if (file.problem() != null) {
      var failure =
          catchThrowableOfType(UnreadableFileException.class, () -> TestFiles.read(file.path()));
      assertThat(failure).isNotNull();
      assertThat(failure.problem()).isEqualTo(file.problem());
      return;
    }
    var outcome = TestFiles.read(file.path());
    if (file.rows() != DirtyFile.UNKNOWN) {
      assertThat(outcome.rows()).isEqualTo(file.rows());
    }
    if (file.rejected() != DirtyFile.UNKNOWN) {
      assertThat(outcome.rejections()).hasSize(file.rejected());
    }
  }
}
