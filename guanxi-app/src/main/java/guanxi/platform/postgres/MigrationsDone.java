package guanxi.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers with which scripts a database was last brought up to date. A start with the very same
 * scripts then asks one question instead of a dozen histories, which take a second. The memory is
 * part of the database, so an older copy that is played back is brought up to date again.
 */
final class MigrationsDone {

  private final JdbcClient database;

  MigrationsDone(DataSource database) {
    this.database = JdbcClient.create(database);
  }

  /** SHA-256 over names and contents of all scripts, in hexadecimal digits. */
  static String fingerprint(SortedMap<String, ? extends Resource> scripts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, ? extends Resource> script : scripts.entrySet()) {
        byte[] content = script.getValue().getContentAsByteArray();
        digest.update((script.getKey() + " " + content.length + "\n").getBytes(UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /** Whether the database was last brought up to date with exactly these scripts. */
  boolean isLast(String fingerprint) {
    boolean remembers =
        database
            .sql("SELECT to_regclass('public.migrations_done') IS NOT NULL")
            .query(Boolean.class)
            .single();
    return remembers
        && database
            .sql("SELECT fingerprint FROM migrations_done")
            .query(String.class)
            .optional()
            .filter(fingerprint::equals)
            .isPresent();
  }

  /** Remembers these scripts as the last. */
  void keep(String fingerprint) {
    database
        .sql(
            """
            INSERT INTO migrations_done (one_row, fingerprint) VALUES (true, :fingerprint)
            ON CONFLICT (one_row) DO UPDATE SET fingerprint = excluded.fingerprint
            """)
        .param("fingerprint", fingerprint)
        .update();
  }
}
