/**
 * What can be learned from purchases beyond scores: what to recommend, what is bought together.
 *
 * <p>Start reading at {@link guanxi.insight.mining.MineShop}, the job that runs the steps. Other
 * modules ask {@link guanxi.insight.mining.Recommendations}.
 */
@NamedInterface("mining")
@NullMarked
package guanxi.insight.mining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
