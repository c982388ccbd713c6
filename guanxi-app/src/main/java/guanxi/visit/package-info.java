/**
 * What visitors of a shop do before and between orders: what they looked at, searched for, wished
 * for, and the sessions it happened in, as projections of events.
 *
 * <p>Start reading at {@link guanxi.visit.Visits} for questions and at {@code VisitProjection} for
 * how events become acts and sessions.
 */
@ApplicationModule(
    displayName = "Visit",
    allowedDependencies = {"shared", "platform", "intake", "customer"})
@NullMarked
package guanxi.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
