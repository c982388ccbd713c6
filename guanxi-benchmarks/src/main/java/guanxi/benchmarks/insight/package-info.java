/** How long it takes to compute all scores of a shop. */
@NullMarked
package guanxi.benchmarks.insight;

import org.jspecify.annotations.NullMarked;
