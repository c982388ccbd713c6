/** Tests of fits, back-tests and scores. */
@NullMarked
package guanxi.warehouse.lifetime;

import org.jspecify.annotations.NullMarked;
