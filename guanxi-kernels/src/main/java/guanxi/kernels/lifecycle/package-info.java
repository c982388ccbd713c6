/**
 * Where a customer stands in her life with the shop, to the day, with the reason.
 *
 * <p>Start reading at {@link guanxi.kernels.lifecycle.StageRules}.
 */
@NullMarked
package guanxi.kernels.lifecycle;

import org.jspecify.annotations.NullMarked;
