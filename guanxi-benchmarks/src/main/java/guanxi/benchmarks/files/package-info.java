/** How fast files are read. */
@NullMarked
package guanxi.benchmarks.files;

import org.jspecify.annotations.NullMarked;
