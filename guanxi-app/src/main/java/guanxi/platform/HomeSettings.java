package guanxi.platform;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Guanxi keeps its things and where the shop is.
 *
 * @param home Folder for the database, uploads, the warehouse and logs.
 * @param timeZone The shop's time zone such as Asia/Taipei: when a day begins, when the night is.
 *     Default: the machine's.
 */
@ConfigurationProperties("guanxi")
record HomeSettings(@DefaultValue("data") Path home, @Nullable ZoneId timeZone) {}
