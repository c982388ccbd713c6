package guanxi.intake.sources;

import guanxi.web.NavigationItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The place of sources in the rail. */
@Configuration(proxyBeanMethods = false)
class SourcesConfiguration {

  @Bean
  NavigationItem sourcesPlace() {
    return new NavigationItem(
        "intake.sources.navigation",
        "/console/sources",
        75,
        "activity",
        Set.of("ADMINISTRATOR", "MANAGER"));
  }
}
