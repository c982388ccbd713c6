package guanxi.console;

import guanxi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The console's own places in the rail; the floors below bring theirs. */
@Configuration
class ConsolePlaces {

  @Bean
  NavigationItem homePlace() {
    return new NavigationItem("console.nav.home", "/console", 10, "house");
  }

  @Bean
  NavigationItem customersPlace() {
    return new NavigationItem("console.nav.customers", "/console/customers", 20, "users");
  }

  @Bean
  NavigationItem jobsPlace() {
    return new NavigationItem("console.nav.jobs", "/console/jobs", 80, "activity");
  }
}
