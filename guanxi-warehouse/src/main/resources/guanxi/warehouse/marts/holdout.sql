-- Each customer's history up to :observed_until beside what she did after it: the test of a model.
-- Reads purchase_statistics (built as of the same day), order_day.
SELECT statistics.customer_id,
       statistics.x,
       statistics.tx_days,
       statistics.t_days,
       coalesce(later.days, 0) AS actual_days,
       coalesce(later.value_minor, 0) AS actual_minor
FROM purchase_statistics AS statistics
LEFT JOIN (
    SELECT customer_id, count(*) AS days, CAST(sum(value_minor) AS BIGINT) AS value_minor
    FROM order_day
    WHERE day > :observed_until
    GROUP BY customer_id
) AS later ON later.customer_id = statistics.customer_id
ORDER BY statistics.customer_id ASC NULLS LAST
