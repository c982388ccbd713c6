package guanxi.catalog;

import guanxi.platform.Bulk;
import guanxi.shared.Money;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products of all shops: table {@code catalog.product}. */
@Service
@Transactional(readOnly = true)
public class Products {

  private final JdbcClient database;
  private final Bulk bulk;
  private final DataSource dataSource;

  Products(JdbcClient database, Bulk bulk, DataSource dataSource) {
    this.database = database;
    this.bulk = bulk;
    this.dataSource = dataSource;
  }

  /** The product with this id. */
  public Optional<Product> find(UUID id) {
    return database
        .sql(
            "SELECT id, source_id, product_key, title, category FROM catalog.product WHERE id ="
                + " :id")
        .param("id", id)
        .query(Products::read)
        .optional();
  }

  private static Product read(ResultSet row, int number) throws SQLException {
    return new Product(
        row.getObject("id", UUID.class),
        row.getInt("source_id"),
        row.getString("product_key"),
        row.getString("title"),
        row.getString("category"));
  }

  /**
   * Products whose title holds the text, or whose key begins like it, in any case; those that begin
   * with it first. At most {@code limit}. Served by product_title_part and product_key_start; one
   * or two letters are no help for the first, so that then titles in letters are left out.
   */
  public List<Product> search(String text, int limit) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    if (wanted.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            """
            SELECT id, source_id, product_key, title, category
            FROM (
              (SELECT * FROM catalog.product WHERE :titles AND lower(title) LIKE :part LIMIT 500)
              UNION
              (SELECT * FROM catalog.product WHERE lower(product_key) LIKE :start LIMIT 500)) hit
            ORDER BY lower(title) LIKE :start DESC NULLS LAST, title COLLATE "C", product_key, id
            LIMIT :limit
            """)
        .param("titles", wanted.length() > 2 || wanted.codePoints().anyMatch(c -> c > 127))
        .param("part", "%" + wanted + "%")
        .param("start", wanted + "%")
        .param("limit", limit)
        .query(Products::read)
        .list();
  }

  /** What a product cost when an event told so last. */
  public Optional<Money> price(UUID id) {
    return database
        .sql(
            """
            SELECT price_minor, currency FROM catalog.product
            WHERE id = :id AND price_minor IS NOT NULL
            """)
        .param("id", id)
        .query((row, _) ->
            new Money(row.getLong("price_minor"), Currency.getInstance(row.getString("currency"))))
        .optional();
  }

  /** Where a product is known from, the newest first. At most 100. */
  public List<Sighting> sightings(UUID id) {
    return database
        .sql(
            """
            SELECT origin_id, facts FROM catalog.product_sighting
            WHERE product_id = :id
            ORDER BY origin_id DESC
            LIMIT 100
            """)
        .param("id", id)
        .query((row, _) -> new Sighting(row.getLong("origin_id"), row.getLong("facts")))
        .list();
  }

  /**
   * What names a product.
   *
   * @param origin the facts that came in together
   * @param facts how many of them name it
   */
  public record Sighting(long origin, long facts) {}

  /**
   * The titles of a shop's products by their keys; products without a title are left out. Served by
   * product_key.
   */
  public Map<String, String> titles(int sourceId, List<String> keys) {
    Map<String, String> titles = new HashMap<>();
    if (!keys.isEmpty()) {
      database
          .sql(
              """
              SELECT product_key, title FROM catalog.product
              WHERE source_id = :source AND product_key IN (:keys) AND title IS NOT NULL
              """)
          .param("source", sourceId)
          .param("keys", keys)
          .query(row -> {
            titles.put(row.getString("product_key"), row.getString("title"));
          });
    }
    return titles;
  }

  /** Reads every product, in no order; memory does not grow with their number. */
  public void read(Consumer<Product> reader) {
    JdbcTemplate streaming = new JdbcTemplate(dataSource);
    streaming.setFetchSize(5_000);
    streaming.query(
        "SELECT id, source_id, product_key, title, category FROM catalog.product",
        row -> {
          reader.accept(read(row, 0));
        });
  }

  /** All products as UTF-8 CSV with the header {@code source_id,product_key,title,category}. */
  public void copyProducts(OutputStream to) {
    bulk.copyCsv("SELECT source_id, product_key, title, category FROM catalog.product", to);
  }
}
