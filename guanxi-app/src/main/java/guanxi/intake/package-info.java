/**
 * Facts in: file imports, the fact log and its pipeline of named steps.
 *
 * <p>Start reading at {@link guanxi.intake.FileImports} for what people do, and at {@code Pipeline}
 * for the way of a fact. Modules that derive tables from facts implement {@link
 * guanxi.intake.Projection}; who only wants to know that something came in listens to {@link
 * guanxi.intake.ImportEnded}.
 */
@ApplicationModule(
    displayName = "Intake",
    allowedDependencies = {"shared", "platform", "web", "staff", "customer"})
@NullMarked
package guanxi.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
