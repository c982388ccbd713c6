package guanxi.insight.mining;

import guanxi.web.NavigationItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The places of what was learned in the rail. */
@Configuration(proxyBeanMethods = false)
class MiningConfiguration {

  @Bean
  NavigationItem basketsPlace() {
    return new NavigationItem(
        "insight.nav.baskets",
        "/console/baskets",
        52,
        "shopping-bag",
        Set.of("ADMINISTRATOR", "MANAGER", "ANALYST", "MARKETER"));
  }
}
