package guanxi.intake;

import guanxi.customer.Identities;
import guanxi.platform.Bulk;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The temporary tables in which facts pass through the pipeline. They belong to the running
 * transaction and are empty when it begins.
 *
 * <ul>
 *   <li>{@code fact_read}: the facts of a batch as read, {@code fact_link} and {@code fact_trait}
 *       beside it
 *   <li>{@code fact_verdict}: what is new about each: 0 nothing, 1 the thing, 2 a version of it
 *   <li>{@code fact_batch}, a view: the facts that are new, with their version. This is what
 *       projections read: {@code seq, row_no, source_id, origin_id, kind, key, version,
 *       happened_at, identity_kind, identity_id, order_id, order_no, currency, amount_minor,
 *       shipping_minor, refunded_minor, paid_minor, quantity, unit_price, returned, cancelled,
 *       country, status, product_id, product_key, title, category}
 *   <li>what modules read out of events lies in tables of their own, see {@link EventReading}
 *   <li>{@code fact_rehearsed}: what a dry run would have stored in earlier batches
 *   <li>{@code fact_withdrawn}: {@code kind, key, version} of the facts that are taken back, and
 *       {@code origin_withdrawn}: {@code origin_id}
 * </ul>
 */
@Component
class FactTables {

  private static final String TABLES =
      """
      CREATE TEMP TABLE fact_read (
        seq integer, row_no bigint, kind smallint, key uuid, content_hash bigint,
        happened_at timestamptz, identity_kind smallint, identity_id uuid,
        order_id uuid, order_no text, currency text, amount_minor bigint,
        shipping_minor bigint, refunded_minor bigint, paid_minor bigint,
        quantity numeric, unit_price numeric, returned boolean, cancelled boolean,
        country text, status text, product_id uuid, product_key text, title text,
        category text, original_at timestamptz, sent_at timestamptz,
        received_at timestamptz, body text) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_link (seq integer, a uuid, b uuid) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_trait (seq integer, trait smallint, value text)
        ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_verdict (seq integer, row_no bigint, version integer,
        outcome smallint) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_batch_of (source_id integer, origin_id bigint)
        ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_withdrawn (kind smallint, key uuid, version integer)
        ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE origin_withdrawn (origin_id bigint) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE rejection_read (row_no bigint, column_name text, code text,
        value text, arguments text) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_rehearsed (key uuid, version integer, content_hash bigint)
        ON COMMIT DELETE ROWS;
      CREATE INDEX ON fact_rehearsed (key, version);
      CREATE TEMP VIEW fact_batch AS
        SELECT r.seq, r.row_no, o.source_id, o.origin_id, r.kind, r.key, v.version,
          r.happened_at, r.identity_kind, r.identity_id, r.order_id, r.order_no,
          r.currency, r.amount_minor, r.shipping_minor, r.refunded_minor, r.paid_minor,
          r.quantity, r.unit_price, r.returned, r.cancelled, r.country, r.status,
          r.product_id, r.product_key, r.title, r.category
        FROM fact_read r
        JOIN fact_verdict v ON v.seq = r.seq AND v.outcome > 0
        CROSS JOIN fact_batch_of o
      """;

  private final JdbcClient database;
  private final Bulk bulk;
  private final Identities identities;
  private final List<EventReading> readings;

  FactTables(JdbcClient database, Bulk bulk, Identities identities, List<EventReading> readings) {
    this.database = database;
    this.bulk = bulk;
    this.identities = identities;
    this.readings = List.copyOf(readings);
  }

  /** An empty batch for these tables. */
  FactBatch batch() {
    return new FactBatch(readings);
  }

  /** Makes the tables if this connection has none yet. */
  void prepare() {
    boolean known =
        database
            .sql("SELECT to_regclass('pg_temp.fact_batch') IS NOT NULL")
            .query(Boolean.class)
            .single();
    if (!known) {
      identities.prepare();
      database.sql(TABLES).update();
      readings.forEach(reading -> database.sql(reading.definition()).update());
    }
  }

  /** Makes room for the next batch of a dry run, which is one single transaction. */
  void clear() {
    database
        .sql(
            """
            TRUNCATE fact_read, fact_link, fact_trait, fact_verdict, fact_batch_of,
              identity_batch, rejection_read
            """)
        .update();
  }

  /** Copies a batch into the tables. */
  void fill(FactBatch batch, Origin origin) {
    bulk.copy("fact_read", batch.facts());
    bulk.copy("fact_link", batch.links());
    bulk.copy("fact_trait", batch.traits());
    batch.forEachReading((reading, rows) -> bulk.copy(reading.table(), rows));
    bulk.copy("identity_batch", batch.identities());
    bulk.copy("rejection_read", batch.rejections());
    database
        .sql("INSERT INTO fact_batch_of VALUES (:source, :origin)")
        .param("source", origin.sourceId())
        .param("origin", origin.id())
        .update();
    database.sql("ANALYZE fact_read").update();
  }
}
