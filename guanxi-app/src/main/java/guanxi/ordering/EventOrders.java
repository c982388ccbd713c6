package guanxi.ordering;

import static java.util.Objects.requireNonNullElse;

import guanxi.intake.EventProperties;
import guanxi.intake.Shops;
import guanxi.platform.Bulk;
import guanxi.platform.CopyBuffer;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what events say of orders into {@code ordering.order_head} and {@code order_line}, beside
 * what files say of the same orders: the shop and the order number make it the same order.
 *
 * <p>Goods are the total without shipping, or revenue and tax where there is no total. Without a
 * currency it is US dollars, as the specification has it.
 */
@Component
class EventOrders {

  private static final String PRESET_CURRENCY = "USD";

  private final JdbcClient database;
  private final Bulk bulk;
  private final Shops shops;

  EventOrders(JdbcClient database, Bulk bulk, Shops shops) {
    this.database = database;
    this.bulk = bulk;
    this.shops = shops;
  }

  /** Adds the orders these events tell of to {@code order_touched}, which may hold them already. */
  void add(List<ToldEvent> events) {
    CopyBuffer touched = new CopyBuffer();
    CopyBuffer heads = new CopyBuffer();
    CopyBuffer lines = new CopyBuffer();
    for (ToldEvent told : events) {
      String number = told.properties().text("order_id", "orderId", "order_number", "id");
      if (told.event().tellsOfOrder() && number != null) {
        UUID order = StableIds.of("order", shops.name(told.sourceId()), number);
        touched.uuid(order).number(told.sourceId()).text(number).endRow();
        writeHead(heads, told, order);
        if (told.event() == OrderEvent.COMPLETED || told.event() == OrderEvent.UPDATED) {
          writeLines(lines, told, order);
        }
      }
    }
    if (touched.rows() == 0) {
      return;
    }
    bulk.copy("order_told (id, source_id, order_no)", touched);
    bulk.copy(
        "ordering.order_head (order_id, fact_key, version, event_key, told_at, cancelled,"
            + " identity_kind, identity_id, ordered_at, amount_minor, shipping_minor,"
            + " refunded_minor, refunded_wholly, currency)",
        heads);
    bulk.copy(
        "ordering.order_line (order_id, fact_key, version, event_key, told_at, returned,"
            + " identity_kind, identity_id, ordered_at, amount_minor, shipping_minor, quantity,"
            + " unit_price, currency, product_key, title)",
        lines);
    database
        .sql(
            """
            INSERT INTO order_touched
            SELECT DISTINCT o.id, o.source_id, o.order_no FROM order_told o
            WHERE NOT EXISTS (SELECT FROM order_touched t WHERE t.id = o.id)
            """)
        .update();
  }

  /**
   * Of the lists of products that were sent for an order the newest counts, and none where files
   * list its lines. Looks at the touched orders that events told of.
   */
  void chooseLines() {
    if (!areAnyLines()) {
      return;
    }
    database
        .sql(
            """
            UPDATE ordering.order_line l SET superseded = s.superseded
            FROM (
              SELECT k.order_id, k.fact_key, k.version, k.event_key,
                bool_or(k.event_key IS NULL AND NOT k.superseded) OVER same
                  OR k.event_key IS DISTINCT FROM first_value(k.event_key) OVER (
                    PARTITION BY k.order_id
                    ORDER BY k.told_at DESC NULLS LAST, k.event_key DESC NULLS LAST)
                  AS superseded
              FROM (SELECT DISTINCT e.order_id
                    FROM order_touched t JOIN ordering.order_line e ON e.order_id = t.id
                    WHERE e.event_key IS NOT NULL) o
              JOIN ordering.order_line k ON k.order_id = o.order_id
              WINDOW same AS (PARTITION BY k.order_id)) s
            WHERE s.event_key IS NOT NULL
              AND l.order_id = s.order_id AND l.fact_key = s.fact_key AND l.version = s.version
              AND l.superseded <> s.superseded
            """)
        .update();
  }

  /** The order makes the database look into the index of them rather than at all lines. */
  private boolean areAnyLines() {
    return database
        .sql(
            """
            SELECT event_key FROM ordering.order_line WHERE event_key IS NOT NULL
            ORDER BY event_key LIMIT 1
            """)
        .query()
        .rowSet()
        .next();
  }

  private static void writeHead(CopyBuffer heads, ToldEvent told, UUID order) {
    EventProperties said = told.properties();
    boolean refunds = told.event() == OrderEvent.REFUNDED;
    boolean buys = told.event() == OrderEvent.COMPLETED || told.event() == OrderEvent.UPDATED;
    String currency = currency(said);
    BigDecimal refund = refunds ? refunded(said) : null;
    heads
        .uuid(order)
        .uuid(told.key())
        .number(1)
        .uuid(told.key())
        .instant(told.at())
        .flag(told.event() == OrderEvent.CANCELLED ? Boolean.TRUE : null)
        .number(told.identityKind())
        .uuid(told.identityId())
        .instant(buys ? told.at() : null)
        .number(buys ? minor(goods(said), currency) : null)
        .number(buys ? minor(said.amount("shipping"), currency) : null)
        .number(minor(refund, currency))
        .flag(refunds ? Boolean.valueOf(refund == null) : null)
        .text(buys || said.currency() != null ? currency : null)
        .endRow();
  }

  private static void writeLines(CopyBuffer lines, ToldEvent told, UUID order) {
    String currency = currency(told.properties());
    int index = 0;
    for (EventProperties item :
        told.properties().hasItems() ? told.properties().items() : List.<EventProperties>of()) {
      BigDecimal quantity = requireNonNullElse(item.amount("quantity"), BigDecimal.ONE);
      BigDecimal price = item.amount("price");
      BigDecimal amount = price == null ? BigDecimal.ZERO : price.multiply(quantity);
      lines
          .uuid(order)
          .uuid(StableIds.of("event line", told.key().toString(), Integer.toString(index++)))
          .number(1)
          .uuid(told.key())
          .instant(told.at())
          .flag(false)
          .number(told.identityKind())
          .uuid(told.identityId())
          .instant(told.at())
          .number(requireNonNullElse(minor(amount, currency), 0L))
          .number(0)
          .decimal(quantity)
          .decimal(price)
          .text(currency)
          .text(item.productKey())
          .text(item.text("name", "title"))
          .endRow();
    }
  }

  /** Goods after discounts, with tax, without shipping. */
  private static @Nullable BigDecimal goods(EventProperties said) {
    BigDecimal total = said.amount("total");
    if (total != null) {
      return total.subtract(requireNonNullElse(said.amount("shipping"), BigDecimal.ZERO));
    }
    BigDecimal revenue = said.amount("revenue");
    if (revenue != null) {
      return revenue.add(requireNonNullElse(said.amount("tax"), BigDecimal.ZERO));
    }
    BigDecimal subtotal = said.amount("subtotal");
    if (subtotal != null) {
      return subtotal.subtract(requireNonNullElse(said.amount("discount"), BigDecimal.ZERO));
    }
    return said.amount("value");
  }

  /** What a refund gave back; null when it says neither an amount nor products: everything. */
  private static @Nullable BigDecimal refunded(EventProperties said) {
    BigDecimal total = said.amount("total", "revenue", "value");
    if (total != null || !said.hasItems() || said.items().isEmpty()) {
      return total;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (EventProperties item : said.items()) {
      BigDecimal price = requireNonNullElse(item.amount("price"), BigDecimal.ZERO);
      sum = sum.add(price.multiply(requireNonNullElse(item.amount("quantity"), BigDecimal.ONE)));
    }
    return sum;
  }

  private static String currency(EventProperties said) {
    return requireNonNullElse(said.currency(), PRESET_CURRENCY);
  }

  /** In the currency's smallest unit, rounded half up; null when nobody can have so much. */
  private static @Nullable Long minor(@Nullable BigDecimal amount, String currency) {
    if (amount == null) {
      return null;
    }
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    BigDecimal minor = amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP);
    return minor.unscaledValue().bitLength() > 62 ? null : minor.longValue();
  }
}
