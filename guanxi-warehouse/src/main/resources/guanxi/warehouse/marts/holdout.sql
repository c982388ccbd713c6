-- How many customers share a history up to :observed_until and a number of purchase days after it:
-- the test of a model. Reads purchase_statistics (built as of the same day), order_day.
SELECT statistics.x,
       statistics.tx_days,
       statistics.t_days,
       coalesce(later.days, 0) AS actual_days,
       count(*) AS customers
FROM purchase_statistics AS statistics
LEFT JOIN (
    SELECT customer_id, count(*) AS days
    FROM order_day
    WHERE day > :observed_until
    GROUP BY customer_id
) AS later ON later.customer_id = statistics.customer_id
GROUP BY statistics.x, statistics.tx_days, statistics.t_days, coalesce(later.days, 0)
ORDER BY statistics.x ASC NULLS LAST, statistics.tx_days ASC NULLS LAST,
         statistics.t_days ASC NULLS LAST, actual_days ASC NULLS LAST
