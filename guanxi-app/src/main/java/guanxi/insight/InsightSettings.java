package guanxi.insight;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.insight}.
 *
 * @param refreshAt time of day from which on the nightly refresh may run, in the shop's time zone
 * @param threads cores that a refresh may use; 0 for all of them
 * @param memoryMegabytes memory outside the Java heap that a refresh may use, at least 256; what
 *     does not fit is kept on disk meanwhile
 */
@ConfigurationProperties("guanxi.insight")
record InsightSettings(
    @DefaultValue("03:00") LocalTime refreshAt,
    @DefaultValue("0") int threads,
    @DefaultValue("1024") long memoryMegabytes) {

  InsightSettings {
    if (threads < 0) {
      throw new IllegalArgumentException("guanxi.insight.threads must not be negative");
    }
    if (memoryMegabytes < 256) {
      throw new IllegalArgumentException("guanxi.insight.memory-megabytes must be at least 256");
    }
  }
}
