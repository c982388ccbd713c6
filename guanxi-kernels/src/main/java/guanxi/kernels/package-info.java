/** Pure mathematics: no input, no output, no dependencies. */
@NullMarked
package guanxi.kernels;

import org.jspecify.annotations.NullMarked;
