/** Who works here: sign-in, roles, sessions, audit trail. */
@ApplicationModule(
    displayName = "Staff",
    allowedDependencies = {"shared", "platform", "web"})
@NullMarked
package guanxi.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
