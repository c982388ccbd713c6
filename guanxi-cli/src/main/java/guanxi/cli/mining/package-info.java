/**
 * What {@code ./guanxi analyze} finds among products: {@code --baskets} and {@code --recommend}.
 *
 * <p>Start at {@link guanxi.cli.mining.ProductAnalysis}; the mathematics is {@link
 * guanxi.kernels.basket} and {@link guanxi.kernels.recommend}.
 */
@NullMarked
package guanxi.cli.mining;

import org.jspecify.annotations.NullMarked;
