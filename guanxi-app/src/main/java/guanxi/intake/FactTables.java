package guanxi.intake;

import guanxi.customer.Identities;
import guanxi.platform.Bulk;
import guanxi.platform.CopyBuffer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The temporary tables in which facts pass through the pipeline. They belong to the running
 * transaction and are empty when it begins.
 *
 * <ul>
 *   <li>{@code fact_key}: the keys of a batch as read
 *   <li>{@code fact_batch}: the facts of it that are new, with their version. This is what
 *       projections read: {@code seq, row_no, kind, key, happened_at, identity_kind, identity_id,
 *       order_id, order_no, currency, amount_minor, shipping_minor, refunded_minor, paid_minor,
 *       quantity, unit_price, returned, cancelled, country, status, product_id, product_key, title,
 *       category, version, source_id, origin_id}
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
      CREATE TEMP TABLE fact_key (seq integer, key uuid) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_batch (
        seq integer, row_no bigint, kind smallint, key uuid, happened_at timestamptz,
        identity_kind smallint, identity_id uuid, order_id uuid, order_no text, currency text,
        amount_minor bigint, shipping_minor bigint, refunded_minor bigint, paid_minor bigint,
        quantity numeric, unit_price numeric, returned boolean, cancelled boolean,
        country text, status text, product_id uuid, product_key text, title text,
        category text, version integer, source_id integer, origin_id bigint)
        ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_withdrawn (kind smallint, key uuid, version integer)
        ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE origin_withdrawn (origin_id bigint) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE rejection_read (row_no bigint, column_name text, code text,
        value text, arguments text) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE fact_rehearsed (key uuid, version integer, content_hash bigint)
        ON COMMIT DELETE ROWS;
      CREATE INDEX ON fact_rehearsed (key, version)
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

  /** Copies what is new in a batch, and its rejections, into the tables. */
  void fill(NewFacts news, Origin origin) {
    FactBatch batch = news.batch();
    CopyBuffer facts = new CopyBuffer();
    news.forEach((sequence, _, version) ->
        facts
            .row(batch.facts(), sequence)
            .number(version)
            .number(origin.sourceId())
            .number(origin.id())
            .endRow());
    bulk.copy("fact_batch", facts);
    batch.forEachReading((reading, rows) -> bulk.copy(reading.table(), rows));
    bulk.copy("rejection_read", batch.rejections());
  }
}
