/** Orders and their lines as projections of facts. */
@ApplicationModule(
    displayName = "Ordering",
    allowedDependencies = {"shared", "platform", "web", "staff", "intake", "customer", "catalog"})
@NullMarked
package guanxi.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
