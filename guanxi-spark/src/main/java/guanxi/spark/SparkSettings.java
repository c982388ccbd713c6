package guanxi.spark;

import java.nio.file.Path;

/**
 * Where a Spark engine computes.
 *
 * @param master the cluster's address such as {@code spark://host:7077}, or {@code local[2]}
 * @param folder where feeds lie and marts are kept meanwhile; every worker must see it under the
 *     same path
 * @param cores at most so many in the whole cluster
 * @param executorMegabytes memory of each executor
 * @param driverHost the address under which workers reach this process
 */
public record SparkSettings(
    String master, Path folder, int cores, int executorMegabytes, String driverHost) {

  /** Checks the bounds. */
  public SparkSettings {
    folder = folder.toAbsolutePath().normalize();
    if (cores < 1 || executorMegabytes < 512) {
      throw new IllegalArgumentException(
          "cores %d, executor memory %d MB".formatted(cores, executorMegabytes));
    }
  }
}
