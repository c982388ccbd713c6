package guanxi.ordering;

import guanxi.platform.Bulk;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders by the month (UTC) they were placed in, for whoever keeps a copy and wants to copy again
 * only what changed since.
 *
 * <p>A month has changed when it holds a row that was written by a transaction that was not yet
 * finished at the mark, or when it holds another number of rows than the copy: rows are never
 * removed without that. Cancelled and undated orders belong to no month.
 */
@Service
@Transactional(readOnly = true)
public class OrderMonths {

  /** The month of times that no shop can have meant, so that their number stays bounded. */
  public static final String ODD = "odd";

  private final JdbcClient database;
  private final Bulk bulk;

  OrderMonths(JdbcClient database, Bulk bulk) {
    this.database = database;
    this.bulk = bulk;
  }

  /**
   * A moment in the life of one table; means nothing to another database.
   *
   * @param table which database's table
   * @param transaction all transactions before this one were finished
   */
  public record Mark(String table, long transaction) {}

  /**
   * One month.
   *
   * @param month {@code 2026-01}, or {@link #ODD}
   * @param orders how many rows {@link #copy} gives for it
   * @param hasNewRows whether rows of it were written since the mark; all have without a mark
   */
  public record Month(String month, long orders, boolean hasNewRows) {}

  /** The months there are, in their order, as of a mark. */
  public record Months(Mark mark, List<Month> months) {

    /** Copies the list. */
    public Months {
      months = List.copyOf(months);
    }
  }

  /**
   * The months there are now.
   *
   * @param since an earlier mark; one of another table, or of a later time, counts as none
   */
  public Months months(@Nullable Mark since) {
    Mark now =
        database
            .sql(
                """
                SELECT (SELECT system_identifier FROM pg_control_system()) || '/'
                       || c.oid || '/' || c.relfilenode AS "table",
                       pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS transaction
                FROM pg_class AS c
                WHERE c.oid = 'ordering.shop_order'::regclass
                """)
            .query(Mark.class)
            .single();
    boolean known =
        since != null
            && since.table().equals(now.table())
            && since.transaction() <= now.transaction();
    List<Month> months =
        database
            .sql(
                """
                SELECT CASE WHEN month >= '1990-01-01' AND month < '2100-01-01'
                            THEN to_char(month, 'YYYY-MM') ELSE 'odd' END AS month,
                       CAST(sum(orders) AS bigint) AS orders,
                       NOT :known OR bool_or(has_new_rows) AS has_new_rows
                FROM (
                    SELECT date_trunc('month', ordered_at AT TIME ZONE 'UTC') AS month,
                           count(*) AS orders,
                           bool_or((xmin::text::bigint - :since + 4294967296) % 4294967296
                               < 2147483648) AS has_new_rows
                    FROM ordering.shop_order
                    WHERE ordered_at IS NOT NULL AND NOT cancelled
                    GROUP BY 1
                ) AS plain
                GROUP BY 1
                ORDER BY 1
                """)
            .param("known", known)
            .param("since", since == null ? 0 : since.transaction() & 0xFFFF_FFFFL)
            .query((row, _) ->
                new Month(
                    row.getString("month"), row.getLong("orders"), row.getBoolean("has_new_rows")))
            .list();
    return new Months(now, months);
  }

  /**
   * The orders and returns of some months as UTF-8 CSV with the header {@code
   * order_id,source_id,customer_id,ordered_at,currency,amount_minor,returned_minor,kind,lines,units}
   * and times in UTC; cancelled and undated ones are left out.
   */
  @Transactional
  public void copy(Collection<String> months, OutputStream to) {
    database
        .sql("SELECT set_config('guanxi.months', :months, true)")
        .param("months", String.join(",", months))
        .query(String.class)
        .single();
    bulk.copyCsv(
        """
        SELECT id AS order_id, source_id, customer_id,
          ordered_at AT TIME ZONE 'UTC' AS ordered_at, coalesce(currency, 'XXX') AS currency,
          amount_minor, returned_minor,
          CASE WHEN is_return THEN 'return' ELSE 'order' END AS kind, lines,
          trim_scale(units) AS units
        FROM ordering.shop_order
        WHERE ordered_at IS NOT NULL AND NOT cancelled
          AND (date_trunc('month', ordered_at AT TIME ZONE 'UTC') = ANY (ARRAY(
                  SELECT CAST(month || '-01' AS timestamp)
                  FROM string_to_table(current_setting('guanxi.months'), ',') AS month
                  WHERE month <> 'odd'))
            OR (ordered_at < '1990-01-01 00:00:00Z' OR ordered_at >= '2100-01-01 00:00:00Z')
              AND (SELECT 'odd' = ANY (string_to_array(current_setting('guanxi.months'), ','))))
        """,
        to);
  }
}
