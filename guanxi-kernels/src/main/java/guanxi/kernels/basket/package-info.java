/**
 * What is bought together: frequent itemsets, closed sets and association rules.
 *
 * <p>Start at {@link guanxi.kernels.basket.Baskets}, which holds what is mined; {@link
 * guanxi.kernels.basket.FrequentItemsets} and {@link guanxi.kernels.basket.ClosedItemsets} find the
 * sets, {@link guanxi.kernels.basket.AssociationRules} turns them into sentences with their
 * significance.
 */
@NullMarked
package guanxi.kernels.basket;

import org.jspecify.annotations.NullMarked;
