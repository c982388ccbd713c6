package guanxi.kernels.numeric;

/**
 * Where a maximisation ended.
 *
 * @param at the best point found
 * @param value the objective there
 * @param slope the largest derivative by a variable that is free to move; 0 at an exact maximum
 * @param iterations steps taken
 * @param converged whether both the last relative change of the value and the slope were within the
 *     tolerances
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the search to its caller once, never shared
public record Maximum(double[] at, double value, double slope, int iterations, boolean converged) {}
