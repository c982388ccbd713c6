package guanxi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/** The diagram of the modules is drawn from the classes. */
class ModuleDiagramTest {

  /** Libraries are Maven modules of their own: Maven keeps their order. */
  private static final ApplicationModules MODULES =
      ApplicationModules.of(
          GuanxiApplication.class,
          resideInAnyPackage("guanxi.kernels..", "guanxi.files..", "guanxi.warehouse.."));

  @Test
  void showsWhoCallsWhom() throws IOException {
    GeneratedPage.check("architecture/modules.md", page(), ModuleDiagramTest.class);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Who calls whom

            Drawn from the classes by `ModuleDiagramTest`; an arrow points from the caller to the
            called. Calls go down only; what happened further up is told by events.

            ```mermaid
            flowchart TD
            """);
    MODULES.stream()
        .map(module -> "    %s[%s]%n".formatted(name(module), module.getDisplayName()))
        .sorted()
        .forEach(page::append);
    MODULES.stream()
        .flatMap(module ->
            module.getDirectDependencies(MODULES).stream()
                .map(ApplicationModuleDependency::getTargetModule)
                .filter(target -> !name(target).equals("shared"))
                .map(target -> "    %s --> %s%n".formatted(name(module), name(target))))
        .distinct()
        .sorted()
        .forEach(page::append);
    return page.append("```\n\nEvery module may use `shared`; its arrows are left out.\n")
        .toString();
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}
