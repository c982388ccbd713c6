package guanxi.intake.rebuild;

import guanxi.platform.Shadow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, compares and swaps the tables beside the live ones. */
@Component
class ShadowTables {

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  ShadowTables(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** The tables of these schemas with their schema, except those. */
  List<String> of(List<String> schemas, Set<String> except) {
    List<String> tables = new ArrayList<>();
    for (String table :
        database
            .sql(
                """
                SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
                WHERE table_schema IN (:schemas) AND table_type = 'BASE TABLE'
                  AND table_name NOT LIKE 'flyway%'
                ORDER BY name
                """)
            .param("schemas", schemas)
            .query((row, _) -> row.getString("name"))
            .list()) {
      if (!except.contains(table)) {
        tables.add(table);
      }
    }
    return tables;
  }

  /** Makes an empty shadow of each table, with its indexes. */
  void make(List<String> tables) {
    drop();
    run("CREATE SCHEMA " + Shadow.SCHEMA);
    for (String table : tables) {
      run("CREATE TABLE " + Shadow.table(table) + " (LIKE " + table + " INCLUDING ALL)");
    }
  }

  /** Forgets the shadows. */
  void drop() {
    run("DROP SCHEMA IF EXISTS " + Shadow.SCHEMA + " CASCADE");
  }

  /** How many rows a table has and a hash of all of them, whatever their order. */
  Rebuild.Fingerprint fingerprint(String table) {
    String query =
        "SELECT count(*) AS rows, coalesce(sum(('x' || left(md5(CAST(t AS text)), 15))"
            + "::bit(60)::bigint), 0)::text AS hash FROM "
            + table
            + " t";
    return database
        .sql(query)
        .query((row, _) -> new Rebuild.Fingerprint(row.getLong("rows"), row.getString("hash")))
        .single();
  }

  /** Puts the shadows' rows in place of the live ones, all at once. */
  void swap(List<String> tables) {
    transaction.executeWithoutResult(_ -> {
      for (String table : tables) {
        run("TRUNCATE " + table);
        run("INSERT INTO " + table + " SELECT * FROM " + Shadow.table(table));
      }
    });
    tables.forEach(table -> run("ANALYZE " + table));
  }

  /** Names of tables come from the database's own list. */
  private void run(String statement) {
    database.sql(statement).update();
  }
}
