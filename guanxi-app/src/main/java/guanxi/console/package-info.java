/** The inside face: home for each role, customers, jobs, models. */
@ApplicationModule(
    displayName = "Console",
    allowedDependencies = {
      "shared",
      "platform",
      "web",
      "staff",
      "customer",
      "intake",
      "catalog",
      "ordering",
      "insight",
      "insight::mining",
      "matching",
      "demo"
    })
@NullMarked
package guanxi.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
