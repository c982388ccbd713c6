package guanxi.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module stands on: the home folder and the clock. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

  @Bean
  HomeFolder homeFolder(HomeSettings settings) {
    return HomeFolder.at(settings.home());
  }

  /** Ticks in microseconds, as PostgreSQL stores them, so that what is written reads back equal. */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }
}
