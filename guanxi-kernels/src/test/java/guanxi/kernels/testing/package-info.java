/** What the tests of several kernels share. */
@NullMarked
package guanxi.kernels.testing;

import org.jspecify.annotations.NullMarked;
