/**
 * The warehouse on a Spark cluster: the same marts, the same rows.
 *
 * <p>Start reading at {@link guanxi.spark.SparkEngine}. The module has a class path of its own and
 * is found through {@link guanxi.warehouse.EngineProvider} when it is on the application's.
 */
@NullMarked
package guanxi.spark;

import org.jspecify.annotations.NullMarked;
