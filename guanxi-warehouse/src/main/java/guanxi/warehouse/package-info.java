/** Facts and orders as columns: marts as SQL text, the engine port, the DuckDB engine. */
@NullMarked
package guanxi.warehouse;

import org.jspecify.annotations.NullMarked;
