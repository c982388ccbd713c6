package guanxi.platform;

/** Somebody asked the job to stop; the job lets this pass. */
public final class JobCancelled extends RuntimeException {

  /** Ends the run. */
  public JobCancelled() {
    super("cancelled", null, false, false);
  }
}
