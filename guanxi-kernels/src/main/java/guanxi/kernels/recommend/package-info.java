/**
 * What a customer is likely to want next, learned from the order in which people buy.
 *
 * <p>Start at {@link guanxi.kernels.recommend.NextPurchase}; {@link
 * guanxi.kernels.recommend.LeaveOneOut} judges it honestly and {@link
 * guanxi.kernels.recommend.Tuning} chooses its settings without looking at what it is judged by.
 */
@NullMarked
package guanxi.kernels.recommend;

import org.jspecify.annotations.NullMarked;
