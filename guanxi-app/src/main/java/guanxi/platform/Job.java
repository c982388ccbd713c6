package guanxi.platform;

/**
 * A kind of long work that staff can start, watch and cancel: an import, a refresh. Each
 * implementation is a bean of the module that owns the work.
 *
 * <p>A job is idempotent: after a crash it is run again with the same input and goes on from what
 * it committed.
 */
public interface Job {

  /** The name of this kind, permanent: {@code intake.import}. Text key: {@code <kind>.job}. */
  String kind();

  /**
   * Does the work, in transactions of its own.
   *
   * @throws guanxi.shared.GuanxiException with the code shown to staff when it cannot be done
   * @throws JobCancelled from {@link JobRun#checkCancelled}
   */
  void run(JobRun run);
}
