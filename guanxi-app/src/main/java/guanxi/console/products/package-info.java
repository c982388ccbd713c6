/** One product: what it is called, and where that is known from. */
@NullMarked
package guanxi.console.products;

import org.jspecify.annotations.NullMarked;
