/** Long work, watched. */
@NullMarked
package guanxi.console.jobs;

import org.jspecify.annotations.NullMarked;
