package guanxi.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module stands on: the home folder, the clock and the time zone. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

  @Bean
  HomeFolder homeFolder(HomeSettings settings) {
    return HomeFolder.at(settings.home());
  }

  @Bean
  HomeLock homeLock(HomeFolder home) {
    return HomeLock.take(home);
  }

  /** The shop's time zone: when a day begins. */
  @Bean
  ZoneId timeZone(HomeSettings settings) {
    return settings.timeZone() == null ? ZoneId.systemDefault() : settings.timeZone();
  }

  /** Ticks in microseconds, as PostgreSQL stores them, so that what is written reads back equal. */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }
}
