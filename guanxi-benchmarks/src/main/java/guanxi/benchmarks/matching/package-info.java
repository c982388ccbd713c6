/** People who do not exist, for measuring how well and how fast records are matched. */
@NullMarked
package guanxi.benchmarks.matching;

import org.jspecify.annotations.NullMarked;
