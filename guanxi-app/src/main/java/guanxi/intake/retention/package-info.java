/**
 * Moves old facts out of the log into Parquet files of the history, by policy and with a report.
 *
 * <p>Start reading at {@code MoveOldFacts}.
 */
@NullMarked
package guanxi.intake.retention;

import org.jspecify.annotations.NullMarked;
