/**
 * Groups of customers who are alike in numbers, as many as the data bear.
 *
 * <p>Start at {@link guanxi.kernels.segment.Segmentation}.
 */
@NullMarked
package guanxi.kernels.segment;

import org.jspecify.annotations.NullMarked;
