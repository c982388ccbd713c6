package guanxi.platform;

import java.util.Map;
import java.util.UUID;

/** One run of a {@link Job}, as the job itself sees it. */
public interface JobRun {

  /** Names this run. */
  UUID id();

  /** What the job was asked to do: small texts such as an import's id. */
  Map<String, String> input();

  /**
   * Tells how far the work is; cheap enough to call for every batch.
   *
   * @param phase what is being done, the last part of a text key: {@code <kind>.phase.<phase>}
   * @param done how many units are done
   * @param total of how many, or 0 when nobody knows
   */
  void progress(String phase, long done, long total);

  /**
   * To be called between transactions.
   *
   * @throws JobCancelled if somebody asked the job to stop
   */
  void checkCancelled();
}
