package guanxi.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Component;

/**
 * Migrates each module's tables from {@code db/migration/<module>}, with a history of its own, so
 * that modules count their versions apart. A module comes after those it may call; {@code __root}
 * comes first.
 */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {

  private static final String ROOT = "__root";

  @Override
  public void migrate(Flyway flyway) {
    var done = new MigrationsDone(flyway.getConfiguration().getDataSource());
    String scripts = MigrationsDone.fingerprint(scripts());
    if (!done.isLast(scripts)) {
      migrateEach(flyway);
      done.keep(scripts);
    }
  }

  private static void migrateEach(Flyway flyway) {
    for (String module : inOrder(modulesWithMigrations())) {
      var configuration =
          Flyway.configure(flyway.getConfiguration().getClassLoader())
              .configuration(flyway.getConfiguration())
              // Prepared bean definitions bring one that knows the folders of all modules at once.
              .resourceProvider(null)
              .locations("classpath:db/migration/" + module);
      if (!module.equals(ROOT)) {
        configuration
            .table(flyway.getConfiguration().getTable() + "_" + module)
            .baselineOnMigrate(true)
            .baselineVersion("0");
      }
      configuration.load().migrate();
    }
  }

  /** The folders of {@code db/migration}. */
  static Set<String> modulesWithMigrations() {
    Set<String> modules = new TreeSet<>();
    for (String script : scripts().keySet()) {
      modules.add(script.substring(0, script.indexOf('/')));
    }
    return modules;
  }

  /** Every script, by {@code <module>/<file name>}. */
  private static SortedMap<String, Resource> scripts() {
    try {
      SortedMap<String, Resource> scripts = new TreeMap<>();
      for (Resource script :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:db/migration/*/*.sql")) {
        String path = URI.create(script.getURL().toString().replace("jar:", "")).getPath();
        List<String> parts = List.of(path.split("/", -1));
        scripts.put(String.join("/", parts.subList(parts.size() - 2, parts.size())), script);
      }
      return scripts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A module after those it may call, otherwise by name. */
  static List<String> inOrder(Set<String> modules) {
    Set<String> ordered = new LinkedHashSet<>();
    if (modules.contains(ROOT)) {
      ordered.add(ROOT);
    }
    for (String module : modules) {
      addAfterCallees(module, ordered, new ArrayList<>());
    }
    ordered.retainAll(modules);
    return List.copyOf(ordered);
  }

  private static void addAfterCallees(String module, Set<String> ordered, List<String> callers) {
    if (ordered.contains(module) || callers.contains(module)) {
      return;
    }
    callers.add(module);
    for (String callee : mayCall(module)) {
      addAfterCallees(callee, ordered, callers);
    }
    callers.removeLast();
    ordered.add(module);
  }

  private static List<String> mayCall(String module) {
    ApplicationModule declared = declaration(module);
    return declared == null
        ? List.of()
        : List.of(declared.allowedDependencies()).stream()
            .map(dependency -> dependency.replaceAll("\\s*::.*", ""))
            .toList();
  }

  private static @Nullable ApplicationModule declaration(String module) {
    try {
      return Class.forName("guanxi." + module + ".package-info")
          .getAnnotation(ApplicationModule.class);
    } catch (ClassNotFoundException _) {
      return null;
    }
  }
}
