package guanxi.intake.tracking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which log requests are kept in until they are facts.
 *
 * @param log postgresql, the database itself, or kafka
 */
@ConfigurationProperties("guanxi")
record LogSettings(@DefaultValue("postgresql") Choice log) {

  /** Where requests are kept. */
  enum Choice {
    POSTGRESQL,
    KAFKA
  }
}
