/** The page where staff watch the events of a source arrive. */
@NullMarked
package guanxi.intake.debugger;

import org.jspecify.annotations.NullMarked;
