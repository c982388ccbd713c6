/** Guanxi: the modules are the packages directly below this one. */
@NullMarked
package guanxi;

import org.jspecify.annotations.NullMarked;
