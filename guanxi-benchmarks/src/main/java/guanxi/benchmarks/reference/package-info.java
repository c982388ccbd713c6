/** Our figures beside published and measured ones, on public data. */
@NullMarked
package guanxi.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
