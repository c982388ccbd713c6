package guanxi.catalog;

import guanxi.intake.Projection;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Derives products from rows and events: tables {@code catalog.product_sighting}, what each origin
 * says, and {@code catalog.product}, the newest of it.
 */
@Component
@Order(10)
class ProductProjection implements Projection {

  private final JdbcClient database;
  private final EventProducts events;

  ProductProjection(JdbcClient database, EventProducts events) {
    this.database = database;
    this.events = events;
  }

  @Override
  public String name() {
    return "catalog";
  }

  @Override
  public void apply() {
    prepare();
    addUp();
    keep();
    if (events.read()) {
      keep();
    }
    derive();
  }

  /** Moves {@code product_batch} into what the origin says. */
  private void keep() {
    touch();
    database
        .sql(
            """
            INSERT INTO catalog.product_sighting AS known (product_id, origin_id, source_id,
              product_key, facts, title, title_at, category, category_at, price_minor, currency,
              price_at, image, image_at)
            SELECT * FROM product_batch
            ON CONFLICT (product_id, origin_id) DO UPDATE
            SET facts = known.facts + excluded.facts,
                title = CASE WHEN catalog.is_newer(excluded.title_at, excluded.title,
                    known.title_at, known.title) THEN excluded.title ELSE known.title END,
                title_at = greatest(known.title_at, excluded.title_at),
                category = CASE WHEN catalog.is_newer(excluded.category_at, excluded.category,
                    known.category_at, known.category)
                  THEN excluded.category ELSE known.category END,
                category_at = greatest(known.category_at, excluded.category_at),
                price_minor = CASE WHEN catalog.is_newer(excluded.price_at,
                    excluded.currency || excluded.price_minor,
                    known.price_at, known.currency || known.price_minor)
                  THEN excluded.price_minor ELSE known.price_minor END,
                currency = CASE WHEN catalog.is_newer(excluded.price_at,
                    excluded.currency || excluded.price_minor,
                    known.price_at, known.currency || known.price_minor)
                  THEN excluded.currency ELSE known.currency END,
                price_at = greatest(known.price_at, excluded.price_at),
                image = CASE WHEN catalog.is_newer(excluded.image_at, excluded.image,
                    known.image_at, known.image) THEN excluded.image ELSE known.image END,
                image_at = greatest(known.image_at, excluded.image_at)
            """)
        .update();
    database.sql("DELETE FROM product_batch").update();
  }

  private void addUp() {
    database
        .sql(
            """
            INSERT INTO product_batch (product_id, origin_id, source_id, product_key, facts, title,
              title_at, category, category_at)
            SELECT product_id, min(origin_id), min(source_id), min(product_key), count(*),
              (array_agg(title ORDER BY happened_at DESC NULLS LAST, title COLLATE "C" DESC)
                FILTER (WHERE title IS NOT NULL))[1],
              max(happened_at) FILTER (WHERE title IS NOT NULL),
              (array_agg(category ORDER BY happened_at DESC NULLS LAST, category COLLATE "C" DESC)
                FILTER (WHERE category IS NOT NULL))[1],
              max(happened_at) FILTER (WHERE category IS NOT NULL)
            FROM fact_batch
            WHERE product_id IS NOT NULL
            GROUP BY product_id
            """)
        .update();
  }

  /** A batch whose newest words are those that stand already cannot change a product. */
  private void touch() {
    database
        .sql(
            """
            INSERT INTO product_touched
            SELECT b.product_id
            FROM product_batch b LEFT JOIN catalog.product p ON p.id = b.product_id
            WHERE p.id IS NULL
              OR (b.title IS NOT NULL AND b.title IS DISTINCT FROM p.title)
              OR (b.category IS NOT NULL AND b.category IS DISTINCT FROM p.category)
              OR (b.price_minor IS NOT NULL AND (b.price_minor, b.currency)
                IS DISTINCT FROM (p.price_minor, p.currency))
              OR (b.image IS NOT NULL AND b.image IS DISTINCT FROM p.image)
            """)
        .update();
  }

  @Override
  public void withdraw() {
    prepare();
    database
        .sql(
            """
            WITH gone AS (
              DELETE FROM catalog.product_sighting s USING origin_withdrawn w
              WHERE s.origin_id = w.origin_id
              RETURNING s.product_id)
            INSERT INTO product_touched SELECT product_id FROM gone
            """)
        .update();
    derive();
    database
        .sql(
            """
            DELETE FROM catalog.product p USING product_touched t
            WHERE p.id = t.id
              AND NOT EXISTS (SELECT FROM catalog.product_sighting s WHERE s.product_id = p.id)
            """)
        .update();
  }

  private void prepare() {
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS product_touched (id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS product_batch
              (product_id uuid, origin_id bigint, source_id integer, product_key text,
               facts bigint, title text, title_at timestamptz, category text,
               category_at timestamptz, price_minor bigint, currency text,
               price_at timestamptz, image text, image_at timestamptz) ON COMMIT DELETE ROWS
            """)
        .update();
  }

  private void derive() {
    database
        .sql(
            """
            INSERT INTO catalog.product AS known
              (id, source_id, product_key, title, category, price_minor, currency, image)
            SELECT s.product_id, min(s.source_id), min(s.product_key),
              (array_agg(s.title ORDER BY s.title_at DESC NULLS LAST, s.title COLLATE "C" DESC)
                FILTER (WHERE s.title IS NOT NULL))[1],
              (array_agg(s.category ORDER BY s.category_at DESC NULLS LAST,
                s.category COLLATE "C" DESC) FILTER (WHERE s.category IS NOT NULL))[1],
              (array_agg(s.price_minor ORDER BY s.price_at DESC NULLS LAST,
                (s.currency || s.price_minor) COLLATE "C" DESC)
                FILTER (WHERE s.price_minor IS NOT NULL))[1],
              (array_agg(s.currency ORDER BY s.price_at DESC NULLS LAST,
                (s.currency || s.price_minor) COLLATE "C" DESC)
                FILTER (WHERE s.price_minor IS NOT NULL))[1],
              (array_agg(s.image ORDER BY s.image_at DESC NULLS LAST, s.image COLLATE "C" DESC)
                FILTER (WHERE s.image IS NOT NULL))[1]
            FROM (SELECT DISTINCT id FROM product_touched) t JOIN catalog.product_sighting s ON s.product_id = t.id
            GROUP BY s.product_id
            ON CONFLICT (id) DO UPDATE
            SET title = excluded.title, category = excluded.category,
                price_minor = excluded.price_minor, currency = excluded.currency,
                image = excluded.image
            WHERE (known.title, known.category, known.price_minor, known.currency, known.image)
              IS DISTINCT FROM (excluded.title, excluded.category, excluded.price_minor,
                excluded.currency, excluded.image)
            """)
        .update();
  }
}
