/**
 * Whether it worked: who is in which group, whether the groups are sound, how large the effect is.
 *
 * <p>Start at {@link guanxi.kernels.experiment.Assignment}; before any effect is read, {@link
 * guanxi.kernels.experiment.SampleRatio} must say that the groups have the sizes they should have.
 */
@NullMarked
package guanxi.kernels.experiment;

import org.jspecify.annotations.NullMarked;
