/** Facts in: file imports, the fact log and its pipeline of named steps. */
@ApplicationModule(
    displayName = "Intake",
    allowedDependencies = {"shared", "platform", "web", "staff", "customer"})
@NullMarked
package guanxi.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
