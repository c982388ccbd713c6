package guanxi.insight.experiment;

import guanxi.web.NavigationItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The place of experiments in the rail. */
@Configuration(proxyBeanMethods = false)
class ExperimentConfiguration {

  @Bean
  NavigationItem experimentsPlace() {
    return new NavigationItem(
        "insight.nav.experiments",
        ExperimentPages.PATH,
        54,
        "split",
        Set.of("ADMINISTRATOR", "MANAGER", "ANALYST", "MARKETER"));
  }
}
