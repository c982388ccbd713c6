/**
 * Facts and orders as columns: marts as SQL text, the engine port, the DuckDB engine.
 *
 * <p>Start reading at {@link guanxi.warehouse.WarehouseEngine}, then at {@link
 * guanxi.warehouse.Mart}. The SQL of a mart is written once, in the subset that DuckDB and Spark
 * share; docs/manual/marts.md lists the rules and the functions each engine adds.
 */
@NullMarked
package guanxi.warehouse;

import org.jspecify.annotations.NullMarked;
