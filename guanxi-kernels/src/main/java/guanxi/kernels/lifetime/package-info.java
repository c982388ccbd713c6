/**
 * What a customer will still buy: repeat-purchase and spend models, fitted by maximum likelihood.
 *
 * <p>Start reading at {@link guanxi.kernels.lifetime.CompressedHistories}, which turns customers
 * into sufficient statistics, and {@link guanxi.kernels.lifetime.BgNbd}, which fits and scores
 * them. Time has no unit of its own: weeks or days as the caller likes, the same in histories,
 * horizons and the parameter {@code alpha}.
 */
@NullMarked
package guanxi.kernels.lifetime;

import org.jspecify.annotations.NullMarked;
