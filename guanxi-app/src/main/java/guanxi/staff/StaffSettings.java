package guanxi.staff;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long one stays signed in and how long one-time passwords are good.
 *
 * @param sessionIdle After this long without a request one has to sign in again.
 * @param sessionLongest After this long one has to sign in again in any case.
 * @param oneTimePasswordValid An invitation or a reset has to be used within this time.
 */
@ConfigurationProperties("guanxi.staff")
record StaffSettings(
    @DefaultValue("8h") Duration sessionIdle,
    @DefaultValue("12h") Duration sessionLongest,
    @DefaultValue("7d") Duration oneTimePasswordValid) {}
