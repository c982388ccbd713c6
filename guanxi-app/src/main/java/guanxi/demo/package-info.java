/**
 * The demo shop: three years of a believable merchant, drawn by a seeded generator and brought in
 * through the ordinary import and the landing of live events. Start reading at {@link
 * guanxi.demo.DemoShop}.
 */
@ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {"shared", "platform", "web", "staff", "intake", "intake::live"})
@NullMarked
package guanxi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
