package guanxi.ordering;

import guanxi.catalog.Products;
import guanxi.intake.Shops;
import guanxi.ordering.Orders.Position;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders as derived: table {@code ordering.shop_order}. */
@Repository
class StoredOrders {

  private static final String COLUMNS =
      """
      SELECT o.id, o.source_id, o.order_no, o.customer_id, o.ordered_at, o.amount_minor,
        o.shipping_minor, o.returned_minor, o.currency, o.country, o.status, o.lines, o.units,
        o.is_return, o.cancelled,
        (SELECT array_agg(l.currency || ' ' || l.amount_minor ORDER BY l.currency)
         FROM (SELECT k.currency, sum(k.amount_minor) AS amount_minor
               FROM ordering.order_line k
               WHERE k.order_id = o.id AND NOT k.superseded AND k.currency <> o.currency
                 AND NOT EXISTS (
                   SELECT FROM ordering.order_head h
                   WHERE h.order_id = o.id AND NOT h.superseded AND h.amount_minor IS NOT NULL)
               GROUP BY k.currency) l) AS apart
      FROM ordering.shop_order o
      """;

  private final JdbcClient database;
  private final Products products;
  private final Shops shops;

  StoredOrders(JdbcClient database, Products products, Shops shops) {
    this.database = database;
    this.products = products;
    this.shops = shops;
  }

  Optional<ShopOrder> find(UUID id) {
    return database.sql(COLUMNS + "WHERE o.id = :id").param("id", id).query(this::read).optional();
  }

  /** Served by shop_order_identity. */
  List<ShopOrder> ofIdentities(List<UUID> identities, @Nullable Position after, int limit) {
    if (after == null) {
      return database
          .sql(
              COLUMNS
                  + """
                  WHERE o.identity_id IN (:identities) AND o.ordered_at IS NOT NULL
                  ORDER BY o.ordered_at DESC, o.id
                  LIMIT :limit
                  """)
          .param("identities", identities)
          .param("limit", limit)
          .query(this::read)
          .list();
    }
    return database
        .sql(
            COLUMNS
                + """
                WHERE o.identity_id IN (:identities)
                  AND (o.ordered_at < :at OR (o.ordered_at = :at AND o.id > :id))
                ORDER BY o.ordered_at DESC, o.id
                LIMIT :limit
                """)
        .param("identities", identities)
        .param("at", OffsetDateTime.ofInstant(after.orderedAt(), ZoneOffset.UTC))
        .param("id", after.id())
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  /** Served by shop_order_number. */
  List<ShopOrder> search(String number, int limit) {
    String prefix = number.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return database
        .sql(COLUMNS + "WHERE o.order_no LIKE :prefix ORDER BY o.order_no, o.id LIMIT :limit")
        .param("prefix", prefix + "%")
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  /** Served by the primary key of order_line. */
  Map<UUID, List<OrderLine>> lines(List<UUID> ids, int limit) {
    List<Line> found =
        database
            .sql(
                """
                SELECT * FROM (
                  SELECT o.id AS order_id, o.source_id,
                    row_number() OVER (PARTITION BY o.id ORDER BY l.product_key, l.fact_key)
                      AS number,
                    l.product_key, l.title, trim_scale(l.quantity) AS quantity, l.unit_price,
                    l.amount_minor, coalesce(l.currency, o.currency) AS currency, l.returned
                  FROM ordering.order_line l JOIN ordering.shop_order o ON o.id = l.order_id
                  WHERE l.order_id IN (:ids) AND NOT l.superseded) line
                WHERE number <= :limit
                ORDER BY order_id, number
                """)
            .param("ids", ids)
            .param("limit", limit)
            .query(StoredOrders::readLine)
            .list();
    Map<Integer, Map<String, String>> titles = titles(found);
    Map<UUID, List<OrderLine>> lines = new HashMap<>();
    for (Line line : found) {
      lines
          .computeIfAbsent(line.order(), _ -> new ArrayList<>())
          .add(line.titled(titles.getOrDefault(line.source(), Map.of())));
    }
    return lines;
  }

  /** By source, as product numbers of two shops may be the same. */
  private Map<Integer, Map<String, String>> titles(List<Line> found) {
    Map<Integer, Set<String>> keys = new HashMap<>();
    for (Line line : found) {
      String key = line.line().productKey();
      if (key != null) {
        keys.computeIfAbsent(line.source(), _ -> new HashSet<>()).add(key);
      }
    }
    Map<Integer, Map<String, String>> titles = new HashMap<>();
    keys.forEach(
        (source, wanted) -> titles.put(source, products.titles(source, List.copyOf(wanted))));
    return titles;
  }

  private static Line readLine(ResultSet row, int rowNumber) throws SQLException {
    return new Line(
        row.getObject("order_id", UUID.class),
        row.getInt("source_id"),
        new OrderLine(
            row.getInt("number"),
            row.getString("product_key"),
            row.getString("title"),
            row.getBigDecimal("quantity"),
            row.getBigDecimal("unit_price"),
            money(row.getLong("amount_minor"), row.getString("currency")),
            row.getBoolean("returned")));
  }

  /** A line before the title of its product in the catalog is known. */
  private record Line(UUID order, int source, OrderLine line) {

    OrderLine titled(Map<String, String> titles) {
      String key = line.productKey();
      return new OrderLine(
          line.number(),
          key,
          key == null ? line.title() : titles.getOrDefault(key, line.title()),
          line.quantity(),
          line.unitPrice(),
          line.amount(),
          line.isReturn());
    }
  }

  private ShopOrder read(ResultSet row, int rowNumber) throws SQLException {
    UUID customer = row.getObject("customer_id", UUID.class);
    OffsetDateTime at = row.getObject("ordered_at", OffsetDateTime.class);
    return new ShopOrder(
        row.getObject("id", UUID.class),
        shops.name(row.getInt("source_id")),
        row.getString("order_no"),
        customer == null ? null : new CustomerId(customer),
        at == null ? null : at.toInstant(),
        money(row.getLong("amount_minor"), row.getString("currency")),
        row.getLong("shipping_minor"),
        row.getLong("returned_minor"),
        apart(row.getArray("apart")),
        row.getInt("lines"),
        row.getBigDecimal("units"),
        row.getString("country"),
        row.getString("status"),
        row.getBoolean("is_return"),
        row.getBoolean("cancelled"));
  }

  /** Of texts such as {@code EUR 1250}. */
  private static List<Money> apart(@Nullable Array sums) throws SQLException {
    if (sums == null) {
      return List.of();
    }
    List<Money> apart = new ArrayList<>();
    for (String sum : (String[]) sums.getArray()) {
      apart.add(
          new Money(Long.parseLong(sum.substring(4)), Currency.getInstance(sum.substring(0, 3))));
    }
    return List.copyOf(apart);
  }

  private static @Nullable Money money(long minor, @Nullable String currency) {
    return currency == null
        ? null
        : new Money(minor, Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
  }
}
