package guanxi.matching;

import guanxi.platform.Nightly;
import guanxi.web.Command;
import guanxi.web.NavigationItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly search and the place of the queue in the rail. */
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {

  @Bean
  Nightly nightlySearch(MatchingSettings settings) {
    return new Nightly(SearchMatches.KIND, settings.searchAt());
  }

  @Bean
  NavigationItem matchesPlace() {
    return new NavigationItem(
        "matching.nav",
        "/console/matches",
        25,
        "git-merge",
        Set.of("ADMINISTRATOR", "MANAGER", "ANALYST"));
  }

  @Bean
  Command searchCommand() {
    return Command.sends(
        "matching.command.search",
        "/console/matches/search",
        "git-merge",
        "ADMINISTRATOR",
        "MANAGER");
  }
}
