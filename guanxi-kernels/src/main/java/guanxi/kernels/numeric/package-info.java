/**
 * Numerical ground under the kernels: gamma functions, maximisation within bounds, curvature,
 * quadrature. Nothing here knows what a customer is.
 */
@NullMarked
package guanxi.kernels.numeric;

import org.jspecify.annotations.NullMarked;
