package guanxi.visit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.visit.sessions}.
 *
 * @param gap a visitor who does nothing for longer than this begins a new session. Whoever changes
 *     it rebuilds the module, so that earlier sessions follow
 */
@ConfigurationProperties("guanxi.visit.sessions")
record SessionSettings(@DefaultValue("30m") Duration gap) {

  SessionSettings {
    if (gap.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "guanxi.visit.sessions.gap must be at least 1m, was " + gap);
    }
  }
}
