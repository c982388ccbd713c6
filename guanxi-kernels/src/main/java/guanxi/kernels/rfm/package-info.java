/** Recency, frequency and monetary value, scored within a shop's own customers. */
@NullMarked
package guanxi.kernels.rfm;

import org.jspecify.annotations.NullMarked;
