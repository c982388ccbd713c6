/**
 * Who is it: the person graph, identities with their evidence, and what each customer is derived
 * from.
 */
@ApplicationModule(
    displayName = "Customer",
    allowedDependencies = {"shared", "platform", "web", "staff"})
@NullMarked
package guanxi.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
