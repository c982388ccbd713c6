/** How fast the console answers with a million customers. */
@NullMarked
package guanxi.benchmarks.console;

import org.jspecify.annotations.NullMarked;
