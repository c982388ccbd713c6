/**
 * {@code ./guanxi analyze}: what an order file tells of its customers, without a server.
 *
 * <p>Start reading at {@link guanxi.cli.analyze.AnalyzeCommand}; the keys of its JSON are
 * documented in docs/manual/analyze.md and are never renamed.
 */
@NullMarked
package guanxi.cli.analyze;

import org.jspecify.annotations.NullMarked;
