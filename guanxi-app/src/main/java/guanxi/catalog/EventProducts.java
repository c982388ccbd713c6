package guanxi.catalog;

import static java.util.Objects.requireNonNull;

import guanxi.intake.EventBody;
import guanxi.intake.EventProperties;
import guanxi.intake.EventReading;
import guanxi.intake.Fact;
import guanxi.intake.FactKind;
import guanxi.intake.Shops;
import guanxi.platform.Bulk;
import guanxi.platform.CopyBuffer;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads out of events what they say of products: name, category, price, picture. Whatever is of the
 * wrong type or nonsense is as if it had not been said. Without a currency a price is in US
 * dollars, as the specification has it.
 */
@Component
class EventProducts implements EventReading {

  private static final String PRESET_CURRENCY = "USD";
  private static final int LONGEST_IMAGE = 299;

  /** Of each product what the batch says last. */
  private static final String TOLD =
      """
      SELECT b.source_id, b.origin_id, p.key, count(*) AS facts,
        (array_agg(p.title ORDER BY b.happened_at DESC NULLS LAST, p.title COLLATE "C" DESC)
          FILTER (WHERE p.title IS NOT NULL))[1] AS title,
        max(b.happened_at) FILTER (WHERE p.title IS NOT NULL) AS title_at,
        (array_agg(p.category ORDER BY b.happened_at DESC NULLS LAST,
          p.category COLLATE "C" DESC) FILTER (WHERE p.category IS NOT NULL))[1] AS category,
        max(b.happened_at) FILTER (WHERE p.category IS NOT NULL) AS category_at,
        (array_agg(p.price_minor ORDER BY b.happened_at DESC NULLS LAST,
          (p.currency || p.price_minor) COLLATE "C" DESC)
          FILTER (WHERE p.price_minor IS NOT NULL))[1] AS price_minor,
        (array_agg(p.currency ORDER BY b.happened_at DESC NULLS LAST,
          (p.currency || p.price_minor) COLLATE "C" DESC)
          FILTER (WHERE p.price_minor IS NOT NULL))[1] AS currency,
        max(b.happened_at) FILTER (WHERE p.price_minor IS NOT NULL) AS price_at,
        (array_agg(p.image ORDER BY b.happened_at DESC NULLS LAST, p.image COLLATE "C" DESC)
          FILTER (WHERE p.image IS NOT NULL))[1] AS image,
        max(b.happened_at) FILTER (WHERE p.image IS NOT NULL) AS image_at
      FROM (
        SELECT seq, key, title, category, price_minor, currency, image
        FROM product_read WHERE items IS NULL
        UNION ALL
        SELECT r.seq, i.key, i.title, i.category, i.price, i.currency, i.image
        FROM product_read r CROSS JOIN LATERAL jsonb_to_recordset(CAST(r.items AS jsonb))
          AS i (key text, title text, category text, price bigint, currency text, image text)
        WHERE r.items IS NOT NULL) p
      JOIN fact_batch b ON b.seq = p.seq
      WHERE coalesce(p.title, p.category, p.image, p.currency) IS NOT NULL
      GROUP BY b.source_id, b.origin_id, p.key
      """;

  private final JdbcClient database;
  private final Bulk bulk;
  private final Shops shops;

  EventProducts(JdbcClient database, Bulk bulk, Shops shops) {
    this.database = database;
    this.bulk = bulk;
    this.shops = shops;
  }

  /** What is said of one product; a price has a currency. */
  private record Told(
      String key,
      @Nullable String title,
      @Nullable String category,
      @Nullable Long price,
      @Nullable String currency,
      @Nullable String image) {}

  @Override
  public String table() {
    return "product_read";
  }

  /** A list of products is one text; of a single one the columns are told apart at once. */
  @Override
  public String definition() {
    return """
    CREATE TEMP TABLE product_read (seq integer, key text, title text, category text,
      price_minor bigint, currency text, image text, items text) ON COMMIT DELETE ROWS
    """;
  }

  @Override
  public boolean wants(Fact event) {
    EventBody body = event.event();
    if (body == null || event.kind() != FactKind.TRACK) {
      return false;
    }
    EventProperties said = EventProperties.of(body.properties());
    return said.hasItems() || key(said) != null;
  }

  @Override
  public void write(Fact event, CopyBuffer row) {
    EventProperties said = EventProperties.of(requireNonNull(event.event()).properties());
    String currency = said.currency();
    String key = key(said);
    if (said.hasItems()) {
      for (int column = 0; column < 6; column++) {
        row.none();
      }
      row.text(list(said.items(), currency));
    } else {
      Told told = told(key == null ? "" : key, said, currency);
      row.text(told.key())
          .text(told.title())
          .text(told.category())
          .number(told.price())
          .text(told.currency())
          .text(told.image())
          .none();
    }
  }

  /** Fills {@code product_batch} from the new events; says whether there is anything in it. */
  boolean read() {
    CopyBuffer told = new CopyBuffer();
    database
        .sql(TOLD)
        .query(row -> {
          write(told, row);
        });
    if (told.rows() == 0) {
      return false;
    }
    bulk.copy("product_batch", told);
    return true;
  }

  private static @Nullable String key(EventProperties said) {
    return said.text("product_id", "productId", "sku");
  }

  private static String list(List<EventProperties> items, @Nullable String currency) {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    for (EventProperties item : items) {
      String key = item.productKey();
      if (key != null) {
        Told told = told(key, item, currency);
        list.addObject()
            .put("key", told.key())
            .put("title", told.title())
            .put("category", told.category())
            .put("price", told.price())
            .put("currency", told.currency())
            .put("image", told.image());
      }
    }
    return list.toString();
  }

  private static Told told(String key, EventProperties said, @Nullable String listCurrency) {
    String own = said.currency();
    String currency = own != null ? own : listCurrency != null ? listCurrency : PRESET_CURRENCY;
    Long price = minor(said.amount("price"), currency);
    String image = said.text("image_url", "imageUrl");
    boolean shown = image != null && image.length() <= LONGEST_IMAGE && image.startsWith("http");
    return new Told(
        key,
        said.text("name", "title"),
        said.text("category"),
        price,
        price == null ? null : currency,
        shown ? image : null);
  }

  private static @Nullable Long minor(@Nullable BigDecimal amount, String currency) {
    if (amount == null) {
      return null;
    }
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private void write(CopyBuffer told, ResultSet row) throws SQLException {
    int source = row.getInt("source_id");
    String key = row.getString("key");
    told.uuid(StableIds.of("product", shops.name(source), key))
        .number(row.getLong("origin_id"))
        .number(source)
        .text(key)
        .number(row.getLong("facts"))
        .text(row.getString("title"))
        .instant(at(row, "title_at"))
        .text(row.getString("category"))
        .instant(at(row, "category_at"))
        .number(row.getObject("price_minor", Long.class))
        .text(row.getString("currency"))
        .instant(at(row, "price_at"))
        .text(row.getString("image"))
        .instant(at(row, "image_at"))
        .endRow();
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
