/**
 * Who is about to end a contract or a subscription, learned from those who did.
 *
 * <p>Start at {@link guanxi.kernels.churn.ChurnModel}. For shops where customers leave without a
 * word there is {@link guanxi.kernels.lifetime}.
 */
@NullMarked
package guanxi.kernels.churn;

import org.jspecify.annotations.NullMarked;
