package guanxi.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which live sources are the demo shop's: table {@code demo.demo_source}. */
@Repository
class DemoSources {

  private final JdbcClient database;

  DemoSources(JdbcClient database) {
    this.database = database;
  }

  /** All of them, by number. */
  List<Integer> present() {
    return database
        .sql("SELECT source_id FROM demo.demo_source ORDER BY source_id")
        .query((row, _) -> row.getInt("source_id"))
        .list();
  }

  Optional<Integer> find(DemoShop.Storefront storefront) {
    return database
        .sql("SELECT source_id FROM demo.demo_source WHERE storefront = :storefront")
        .param("storefront", storefront.name())
        .query(Integer.class)
        .optional();
  }

  void add(int source, DemoShop.Storefront storefront, Instant now) {
    database
        .sql(
            """
            INSERT INTO demo.demo_source (source_id, storefront, added_at)
            VALUES (:id, :storefront, :now)
            """)
        .param("id", source)
        .param("storefront", storefront.name())
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .update();
  }

  void remove(int source) {
    database.sql("DELETE FROM demo.demo_source WHERE source_id = :id").param("id", source).update();
  }
}
