-- A customer's own rhythm: the purchase day before the last. Reads order_day.
SELECT customer_id, max(previous_day) AS previous_day
FROM (
    SELECT customer_id,
           lag(day) OVER (PARTITION BY customer_id ORDER BY day ASC NULLS FIRST) AS previous_day
    FROM order_day
) AS pairs
GROUP BY customer_id
HAVING max(previous_day) IS NOT NULL
