/** How fast events come in and become facts. */
@NullMarked
package guanxi.benchmarks.tracking;

import org.jspecify.annotations.NullMarked;
