/**
 * Makes everything that is derived from facts anew from the log, beside what is live, and compares.
 *
 * <p>Start reading at {@link guanxi.intake.rebuild.Rebuild}.
 */
@NullMarked
package guanxi.intake.rebuild;

import org.jspecify.annotations.NullMarked;
