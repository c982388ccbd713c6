/** Tests of the warehouse. */
@NullMarked
package guanxi.warehouse;

import org.jspecify.annotations.NullMarked;
