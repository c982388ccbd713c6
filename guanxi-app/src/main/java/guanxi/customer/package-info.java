/**
 * Who is it: the person graph, identities with their evidence, and what each customer is derived
 * from.
 *
 * <p>Start reading at {@link guanxi.customer.Customers} for questions, at {@link
 * guanxi.customer.Identities} for how evidence comes in, and at {@code PersonGraph} for how it is
 * decided who is one person.
 */
@ApplicationModule(
    displayName = "Customer",
    allowedDependencies = {"shared", "platform", "web", "staff"})
@NullMarked
package guanxi.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
