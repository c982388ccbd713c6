package guanxi.intake.tracking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings below {@code guanxi.intake.tracking}: what live intake may take of the machine.
 *
 * @param waiting how much memory requests may take together until they are safe; what comes beyond
 *     is told to come again
 * @param landing how large a table of the landing grows before the next is written
 */
@ConfigurationProperties("guanxi.intake.tracking")
record TrackingSettings(
    @DefaultValue("48MB") DataSize waiting, @DefaultValue("64MB") DataSize landing) {}
