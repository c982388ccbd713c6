/**
 * {@code ./guanxi match}: finds which rows of one or two tables speak of the same person.
 *
 * <p>Start at {@link guanxi.cli.match.MatchCommand}; the mathematics is {@link
 * guanxi.kernels.matching}.
 */
@NullMarked
package guanxi.cli.match;

import org.jspecify.annotations.NullMarked;
