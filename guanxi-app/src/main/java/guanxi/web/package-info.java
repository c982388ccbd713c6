/**
 * The page frame every page shares: layout, assets, languages, error documents, security headers.
 */
@ApplicationModule(
    displayName = "Web",
    allowedDependencies = {"shared", "platform"})
@NullMarked
package guanxi.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
