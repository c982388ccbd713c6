package guanxi.demo;

import guanxi.intake.ImportId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which imports brought the demo shop: table {@code demo.demo_import}. */
@Repository
class DemoImports {

  private final JdbcClient database;

  DemoImports(JdbcClient database) {
    this.database = database;
  }

  /** The ones that were not taken back, in the order they came. */
  List<ImportId> present() {
    return database
        .sql(
            """
            SELECT import_id FROM demo.demo_import
            WHERE removed_at IS NULL ORDER BY added_at, import_id
            """)
        .query(DemoImports::read)
        .list();
  }

  /** Whether there ever was one. */
  boolean wasFilled() {
    return database
        .sql("SELECT EXISTS (SELECT 1 FROM demo.demo_import)")
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /** The import of this storefront that this run added before it was interrupted. */
  Optional<ImportId> find(UUID filling, DemoShop.Storefront storefront) {
    return database
        .sql(
            """
            SELECT import_id FROM demo.demo_import
            WHERE filling = :filling AND storefront = :storefront
            """)
        .param("filling", filling.toString())
        .param("storefront", storefront.name())
        .query(DemoImports::read)
        .optional();
  }

  void add(ImportId id, UUID filling, DemoShop.Storefront storefront, Instant now) {
    database
        .sql(
            """
            INSERT INTO demo.demo_import (import_id, storefront, filling, added_at)
            VALUES (:id, :storefront, :filling, :now)
            """)
        .param("id", id.value())
        .param("storefront", storefront.name())
        .param("filling", filling.toString())
        .param("now", utc(now))
        .update();
  }

  void remove(ImportId id, Instant now) {
    database
        .sql("UPDATE demo.demo_import SET removed_at = :now WHERE import_id = :id")
        .param("id", id.value())
        .param("now", utc(now))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static ImportId read(ResultSet row, int rowNumber) throws SQLException {
    return new ImportId(row.getObject("import_id", UUID.class));
  }
}
