package guanxi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/** The diagram of the modules is drawn from the classes. */
class ModuleDiagramTest {

  private static final Path DIAGRAM = Path.of("..", "docs", "architecture", "modules.md");

  /** Libraries are Maven modules of their own: Maven keeps their order. */
  private static final ApplicationModules MODULES =
      ApplicationModules.of(
          GuanxiApplication.class,
          resideInAnyPackage("guanxi.kernels..", "guanxi.files..", "guanxi.warehouse.."));

  @Test
  void showsWhoCallsWhom() throws IOException {
    String current = page();
    if (Boolean.getBoolean("refresh")) {
      Files.createDirectories(DIAGRAM.getParent());
      Files.writeString(DIAGRAM, current);
    }
    assertThat(DIAGRAM)
        .as(
            "drawn anew by: mvn -pl guanxi-app -am test -Dtest=ModuleDiagramTest -Drefresh=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .exists()
        .content()
        .isEqualTo(current);
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
