/** What do we know: warehouse refresh, scores, stages, model cards. */
@ApplicationModule(
    displayName = "Insight",
    allowedDependencies = {"shared", "platform", "web", "staff", "customer", "catalog", "ordering"})
@NullMarked
package guanxi.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
