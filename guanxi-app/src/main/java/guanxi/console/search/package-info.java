/** One box that finds customers, orders, products and pages. */
@NullMarked
package guanxi.console.search;

import org.jspecify.annotations.NullMarked;
