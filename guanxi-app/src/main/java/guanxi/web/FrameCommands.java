package guanxi.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the frame itself can be told from the search field: language, theme, to sign out. */
@Configuration(proxyBeanMethods = false)
class FrameCommands {

  @Bean
  Command profileCommand() {
    return Command.opens("web.profile", "/profile", "settings");
  }

  @Bean
  Command lightCommand() {
    return Command.sends("web.command.light", "/preferences?theme=light", "sun");
  }

  @Bean
  Command darkCommand() {
    return Command.sends("web.command.dark", "/preferences?theme=dark", "moon");
  }

  @Bean
  Command systemThemeCommand() {
    return Command.sends("web.command.system", "/preferences?theme=system", "monitor");
  }

  @Bean
  Command simplifiedCommand() {
    return Command.sends("web.command.zh-Hans", "/preferences?language=zh-Hans", "languages");
  }

  @Bean
  Command traditionalCommand() {
    return Command.sends("web.command.zh-Hant", "/preferences?language=zh-Hant", "languages");
  }

  @Bean
  Command englishCommand() {
    return Command.sends("web.command.en", "/preferences?language=en", "languages");
  }

  @Bean
  Command signOutCommand() {
    return Command.sends("web.signOut", "/sign-out", "log-out");
  }
}
