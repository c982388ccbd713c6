package guanxi.platform.jobs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Long work.
 *
 * @param nightly Whether nightly jobs are handed in by themselves.
 */
@ConfigurationProperties("guanxi.jobs")
record JobSettings(@DefaultValue("true") boolean nightly) {}
