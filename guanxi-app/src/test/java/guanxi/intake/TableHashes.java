package guanxi.intake;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fingerprint of every row of the log and of everything derived from it. */
final class TableHashes {

  private TableHashes() {}

  /** Hash by table name; equal exactly when the tables hold the same rows. */
  static Map<String, String> of(JdbcClient database) {
    Map<String, String> hashes = new TreeMap<>();
    for (String table :
        database
            .sql(
                """
                SELECT table_schema || '.' || table_name
                FROM information_schema.tables
                WHERE table_schema IN ('customer', 'ordering', 'catalog', 'visit')
                  AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'flyway%'
                UNION SELECT 'intake.fact'
                """)
            .query((row, _) -> row.getString(1))
            .list()) {
      hashes.put(
          table,
          database
              .sql(
                  "SELECT count(*) || ' ' || coalesce(sum(('x' || left(md5(t::text),"
                      + " 15))::bit(60)::bigint), 0) FROM "
                      + table
                      + " t")
              .query(String.class)
              .single());
    }
    return hashes;
  }
}
