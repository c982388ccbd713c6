/** The queue of customers that may be one person. */
@NullMarked
package guanxi.console.matches;

import org.jspecify.annotations.NullMarked;
