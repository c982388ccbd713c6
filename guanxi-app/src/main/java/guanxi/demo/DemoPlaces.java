package guanxi.demo;

import guanxi.web.NavigationItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The demo shop's place in the rail, for those who own the data. */
@Configuration(proxyBeanMethods = false)
class DemoPlaces {

  @Bean
  NavigationItem demoPlace() {
    return new NavigationItem(
        "demo.title", "/console/demo", 85, "package-open", Set.of("ADMINISTRATOR", "MANAGER"));
  }
}
