package guanxi.warehouse;

import java.nio.file.Path;

/**
 * The bounds of one DuckDB engine.
 *
 * @param folder the only folder it may read and write, absolute; also for what does not fit memory
 * @param threads at most so many cores, at least 1
 * @param memoryMegabytes at most so much memory outside the Java heap, at least 64
 * @param spillMegabytes at most so much disk for what does not fit memory
 */
public record DuckDbSettings(Path folder, int threads, long memoryMegabytes, long spillMegabytes) {

  /** Checks the bounds. */
  public DuckDbSettings {
    folder = folder.toAbsolutePath().normalize();
    if (threads < 1 || memoryMegabytes < 64 || spillMegabytes < 0) {
      throw new IllegalArgumentException(
          "threads %d, memory %d MB, spill %d MB"
              .formatted(threads, memoryMegabytes, spillMegabytes));
    }
  }

  /** Bounds for this folder that suit a machine shared with a database: 1 GB, 20 GB of disk. */
  public static DuckDbSettings in(Path folder) {
    return new DuckDbSettings(folder, Runtime.getRuntime().availableProcessors(), 1024, 20_480);
  }
}
