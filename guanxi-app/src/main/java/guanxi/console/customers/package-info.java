/** The customers list, its export, and the page of one customer. */
@NullMarked
package guanxi.console.customers;

import org.jspecify.annotations.NullMarked;
