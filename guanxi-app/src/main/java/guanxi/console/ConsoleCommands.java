package guanxi.console;

import guanxi.web.Command;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the search field can do besides finding. */
@Configuration(proxyBeanMethods = false)
class ConsoleCommands {

  @Bean
  Command refreshCommand() {
    return Command.sends(
        "console.command.refresh",
        "/console/refresh",
        "refresh-cw",
        "ADMINISTRATOR",
        "MANAGER",
        "ANALYST");
  }

  @Bean
  Command importCommand() {
    return Command.opens(
        "console.command.import",
        "/console/imports",
        "file-up",
        "ADMINISTRATOR",
        "MANAGER",
        "ANALYST");
  }

  @Bean
  Command leavingCommand() {
    return Command.opens(
        "console.command.leaving",
        "/console/customers?stage=AT_RISK&sort=at-risk&dir=desc",
        "hourglass");
  }

  @Bean
  Command newCustomersCommand() {
    return Command.opens("console.command.new", "/console/customers?stage=NEW", "sprout");
  }

  @Bean
  Command jobsCommand() {
    return Command.opens("console.command.jobs", "/console/jobs", "activity");
  }
}
