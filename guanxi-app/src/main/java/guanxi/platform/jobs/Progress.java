package guanxi.platform.jobs;

/**
 * How far a run is.
 *
 * @param phase what is being done
 * @param total of how many units, or 0 when nobody knows
 */
record Progress(String phase, long done, long total) {

  static final Progress NONE = new Progress("", 0, 0);
}
