/**
 * From marts to what a customer is worth: fits, back-tests and scores, the same for a file on the
 * command line and for a shop in the console.
 *
 * <p>Start reading at {@link guanxi.warehouse.lifetime.LifetimeFitting}, then at {@link
 * guanxi.warehouse.lifetime.CustomerScoring}.
 */
@NullMarked
package guanxi.warehouse.lifetime;

import org.jspecify.annotations.NullMarked;
