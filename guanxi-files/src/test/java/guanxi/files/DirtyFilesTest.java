package guanxi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import guanxi.files.testing.DirtyFile;
import guanxi.files.testing.DirtyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

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
