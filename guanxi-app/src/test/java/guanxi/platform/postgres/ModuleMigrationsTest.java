package guanxi.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModuleMigrationsTest {

  @Test
  void modulesComeAfterThoseTheyMayCall() {
    var modules = new TreeSet<>(Set.of("catalog", "__root", "intake", "customer", "platform"));

    assertThat(ModuleMigrations.inOrder(modules))
        .containsExactly("__root", "platform", "customer", "intake", "catalog");
  }

  @Test
  void findsTheFoldersWithScripts() {
    assertThat(ModuleMigrations.modulesWithMigrations()).contains("__root", "platform");
  }
}
