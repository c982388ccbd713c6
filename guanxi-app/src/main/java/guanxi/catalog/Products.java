package guanxi.catalog;

import guanxi.platform.Bulk;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products of all shops: table {@code catalog.product}. */
@Service
@Transactional(readOnly = true)
public class Products {

  private final JdbcClient database;
  private final Bulk bulk;

  Products(JdbcClient database, Bulk bulk) {
    this.database = database;
    this.bulk = bulk;
  }

  /** The product with this id. */
  public Optional<Product> find(UUID id) {
    return database
        .sql(
            "SELECT id, source_id, product_key, title, category FROM catalog.product WHERE id ="
                + " :id")
        .param("id", id)
        .query((row, _) ->
            new Product(
                row.getObject("id", UUID.class),
                row.getInt("source_id"),
                row.getString("product_key"),
                row.getString("title"),
                row.getString("category")))
        .optional();
  }

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

  /** All products as UTF-8 CSV with the header {@code source_id,product_key,title,category}. */
  public void copyProducts(OutputStream to) {
    bulk.copyCsv("SELECT source_id, product_key, title, category FROM catalog.product", to);
  }
}
