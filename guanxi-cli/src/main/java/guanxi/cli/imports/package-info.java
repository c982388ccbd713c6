/** {@code ./guanxi import}: hands files to the running server and shows how far it is. */
@NullMarked
package guanxi.cli.imports;

import org.jspecify.annotations.NullMarked;
