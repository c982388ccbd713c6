package guanxi.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Guanxi keeps its things.
 *
 * @param home Folder for the database, uploads, the warehouse and logs.
 */
@ConfigurationProperties("guanxi")
record HomeSettings(@DefaultValue("data") Path home) {}
