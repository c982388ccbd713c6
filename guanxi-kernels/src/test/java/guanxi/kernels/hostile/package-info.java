/** All kernels on inputs that nobody would send on purpose. */
@NullMarked
package guanxi.kernels.hostile;

import org.jspecify.annotations.NullMarked;
