/**
 * Which records speak of the same person: probabilistic record linkage without training labels.
 *
 * <p>Start at {@link guanxi.kernels.matching.PeopleMatcher}, which runs the whole way: columns are
 * recognised ({@link guanxi.kernels.matching.ColumnRecognition}), blocking rules chosen by the
 * pairs they would cost, pairs compared level by level, agreement weights learned ({@link
 * guanxi.kernels.matching.MatchModel}), and clusters formed that never join different verified ids.
 */
@NullMarked
package guanxi.kernels.matching;

import org.jspecify.annotations.NullMarked;
