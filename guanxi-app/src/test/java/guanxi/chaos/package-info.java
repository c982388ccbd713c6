/** Processes are killed while they work; afterwards every row is in exactly once. */
@NullMarked
package guanxi.chaos;

import org.jspecify.annotations.NullMarked;
