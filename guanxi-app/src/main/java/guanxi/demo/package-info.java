/**
 * The demo shop: three years of a believable merchant, drawn by a seeded generator and brought in
 * through the ordinary import. Start reading at {@link guanxi.demo.DemoShop}.
 */
@ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {"shared", "platform", "web", "staff", "intake"})
@NullMarked
package guanxi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
