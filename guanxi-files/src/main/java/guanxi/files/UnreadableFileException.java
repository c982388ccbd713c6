package guanxi.files;

import java.io.IOException;

/** A file that cannot be read as a table at all; rows that cannot be taken never raise this. */
public final class UnreadableFileException extends IOException {

  private final transient FileProblem problem;

  /** A file with this problem; the detail is for logs, not for people. */
  public UnreadableFileException(FileProblem problem, String detail) {
    super(problem + ": " + detail);
    this.problem = problem;
  }

  /** What is wrong with the file. */
  public FileProblem problem() {
    return problem;
  }
}
