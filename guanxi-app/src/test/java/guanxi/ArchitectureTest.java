package guanxi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import guanxi.platform.Job;
import guanxi.platform.Terminal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of docs/architecture.md that a machine can check on the compiled classes. */
class ArchitectureTest {

  /** Libraries are Maven modules of their own: Maven keeps their order. */
  private static final ApplicationModules MODULES =
      ApplicationModules.of(
          GuanxiApplication.class,
          resideInAnyPackage("guanxi.kernels..", "guanxi.files..", "guanxi.warehouse.."));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("guanxi");

  private static final DescribedPredicate<JavaClass> PART_OF_A_MODULE =
      DescribedPredicate.describe(
          "top-level types of the application",
          type ->
              type.isTopLevelClass()
                  && !type.getSimpleName().equals("package-info")
                  && type.getPackageName().startsWith("guanxi."));

  @Test
  void modulesUseOnlyEachOthersFacesAndNoCircles() {
    MODULES.verify();
  }

  @Test
  void recordsKnowNoFramework() {
    noClasses()
        .that()
        .areRecords()
        .and()
        .resideInAnyPackage(
            "guanxi.shared..",
            "guanxi.customer..",
            "guanxi.intake..",
            "guanxi.catalog..",
            "guanxi.ordering..",
            "guanxi.insight..",
            "guanxi.kernels..",
            "guanxi.files..")
        .and()
        .areNotAnnotatedWith(ConfigurationProperties.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "gg.jte..", "jakarta..")
        .because("records are the domain; they must be readable and testable alone")
        .check(CLASSES);
  }

  @Test
  void onlyTheClockReadsTheTime() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("guanxi.platform.PlatformConfiguration")
        .and()
        .resideOutsideOfPackages("guanxi.platform.doctor..", "guanxi.cli..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .because("tests must be able to set the time")
        .check(CLASSES);
  }

  @Test
  void onlyTheTerminalPrints() {
    noClasses()
        .that(DescribedPredicate.not(belongToAnyOf(Terminal.class)))
        .and()
        .resideOutsideOfPackages("guanxi.cli..", "guanxi.platform.doctor..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("what happens is logged; only the terminal's own class talks to a person there")
        .check(CLASSES);
  }

  @Test
  void jobsAreStartedThroughJobsOnly() {
    classes()
        .that()
        .implement(Job.class)
        .should()
        .bePackagePrivate()
        .because("a job that is called directly has no progress, no cancel and no second life")
        .check(CLASSES);
  }

  @Test
  void fourTypesInTenAreNoFace() {
    var types = CLASSES.that(PART_OF_A_MODULE).that(inTheApplication());
    long hidden =
        types.stream().filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();

    assertThat(100.0 * hidden / types.size())
        .as("percentage of the %d types of the application that are not public", types.size())
        .isGreaterThanOrEqualTo(40.0);
  }

  private static DescribedPredicate<JavaClass> inTheApplication() {
    return DescribedPredicate.describe(
        "not in a library module",
        type ->
            !type.getPackageName().startsWith("guanxi.kernels")
                && !type.getPackageName().startsWith("guanxi.files")
                && !type.getPackageName().startsWith("guanxi.warehouse"));
  }
}
