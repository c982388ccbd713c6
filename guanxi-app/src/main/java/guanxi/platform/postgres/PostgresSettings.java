package guanxi.platform.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The bundled PostgreSQL; without effect when {@code guanxi.db.url} names another one.
 *
 * @param sharedBuffers Memory PostgreSQL keeps for table pages.
 * @param binaries Folder for the unpacked programs. Default: postgresql in the home folder.
 * @param throwaway For tests only: the database does not survive a power cut and is deleted when
 *     the process ends.
 */
@ConfigurationProperties("guanxi.postgres")
record PostgresSettings(
    @DefaultValue("256MB") DataSize sharedBuffers,
    @Nullable Path binaries,
    @DefaultValue("false") boolean throwaway) {}
