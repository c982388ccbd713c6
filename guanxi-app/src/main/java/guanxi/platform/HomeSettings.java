package guanxi.platform;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Guanxi keeps its things, where it listens and where the shop is.
 *
 * @param home Folder for the database, uploads, the warehouse and logs. Not in guanxi.properties,
 *     which is found there.
 * @param timeZone The shop's time zone such as Asia/Taipei: when a day begins, when the night is.
 *     Default: the machine's.
 * @param port Port of the console. Default: 8080, or the next free one.
 * @param listen Address to listen on; 0.0.0.0 lets other machines in, which belongs behind a proxy
 *     that speaks HTTPS.
 * @param terminal Set by the launcher: somebody watches the terminal.
 * @param training Set by the launcher: open the first pages and end, so that Java learns the start.
 */
@ConfigurationProperties("guanxi")
record HomeSettings(
    @DefaultValue("data") Path home,
    @Nullable ZoneId timeZone,
    @Nullable Integer port,
    @DefaultValue("127.0.0.1") String listen,
    @DefaultValue("false") boolean terminal,
    @DefaultValue("false") boolean training) {}
