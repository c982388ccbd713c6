/**
 * What do we know: warehouse refresh, scores, stages, model cards.
 *
 * <p>Start reading at {@link guanxi.insight.RefreshScores}, the job that computes everything. Other
 * modules ask {@link guanxi.insight.Scores} for customers, {@link guanxi.insight.Highlights} for
 * what changed and {@link guanxi.insight.ModelCards} for what the scores are worth.
 */
@ApplicationModule(
    displayName = "Insight",
    allowedDependencies = {
      "shared",
      "platform",
      "web",
      "staff",
      "customer",
      "intake",
      "catalog",
      "ordering"
    })
@NullMarked
package guanxi.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
