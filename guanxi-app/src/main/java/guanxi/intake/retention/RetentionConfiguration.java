package guanxi.intake.retention;

import guanxi.platform.Nightly;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When old facts move. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

  @Bean
  Nightly moveOldFactsEveryNight() {
    return new Nightly(MoveOldFacts.KIND, LocalTime.of(4, 0));
  }
}
