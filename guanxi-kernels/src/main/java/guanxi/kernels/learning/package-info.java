/**
 * Learning yes-or-no outcomes from examples: who leaves, who answers, which two products are one.
 *
 * <p>Start at {@link guanxi.kernels.learning.Classifier}; {@link
 * guanxi.kernels.learning.LogisticRegression} and {@link guanxi.kernels.learning.BoostedTrees} are
 * the two ways to learn one, {@link guanxi.kernels.learning.Calibration} turns their margins into
 * probabilities that can be believed, {@link guanxi.kernels.learning.ProbabilityQuality} judges.
 */
@NullMarked
package guanxi.kernels.learning;

import org.jspecify.annotations.NullMarked;
