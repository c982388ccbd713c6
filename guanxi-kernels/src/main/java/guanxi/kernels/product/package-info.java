/**
 * The same thing sold by two shops, known as one: by its title, its maker and its price.
 *
 * <p>Start at {@link guanxi.kernels.product.ProductMatcher}.
 */
@NullMarked
package guanxi.kernels.product;

import org.jspecify.annotations.NullMarked;
