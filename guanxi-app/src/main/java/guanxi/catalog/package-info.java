/** What is sold: products as projections of facts. */
@ApplicationModule(
    displayName = "Catalog",
    allowedDependencies = {"shared", "platform", "web", "staff", "intake"})
@NullMarked
package guanxi.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
