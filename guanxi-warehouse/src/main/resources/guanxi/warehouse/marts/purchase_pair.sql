-- Each purchase day beside the one before it, null for the first. Reads order_day.
SELECT customer_id,
       day,
       lag(day) OVER (PARTITION BY customer_id ORDER BY day ASC NULLS FIRST) AS previous_day
FROM order_day
WHERE day <= :observed_until
