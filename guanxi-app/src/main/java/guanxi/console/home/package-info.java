/** The start page of each role. */
@NullMarked
package guanxi.console.home;

import org.jspecify.annotations.NullMarked;
