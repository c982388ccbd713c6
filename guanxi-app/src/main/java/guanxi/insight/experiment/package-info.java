/**
 * Experiments: who gets something and who is drawn to go without, and what came of it.
 *
 * <p>Start reading at {@link guanxi.insight.experiment.Laboratory}.
 */
@NullMarked
package guanxi.insight.experiment;

import org.jspecify.annotations.NullMarked;
