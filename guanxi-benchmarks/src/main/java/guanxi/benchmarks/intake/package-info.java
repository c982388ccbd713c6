/** How fast files come in, against the bare COPY of the same rows. */
@NullMarked
package guanxi.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
