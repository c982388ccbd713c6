/** What the process stands on: bundled PostgreSQL, settings, jobs, health. */
@ApplicationModule(
    displayName = "Platform",
    allowedDependencies = {"shared"})
@NullMarked
package guanxi.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
