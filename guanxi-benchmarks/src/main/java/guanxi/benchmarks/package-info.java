/** Benchmarks with the bound measured in the same run; never shipped. */
@NullMarked
package guanxi.benchmarks;

import org.jspecify.annotations.NullMarked;
