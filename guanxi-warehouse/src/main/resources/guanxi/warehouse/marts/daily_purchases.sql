-- Per day: customers who bought for the first time, and repeat purchase days of customers whose
-- first purchase lies at or before :observed_until. Reads order_day.
SELECT days.day,
       CAST(sum(CASE WHEN days.day = first.first_day THEN 1 ELSE 0 END) AS BIGINT) AS newcomers,
       CAST(sum(CASE WHEN days.day > first.first_day THEN 1 ELSE 0 END) AS BIGINT) AS repeats
FROM order_day AS days
JOIN (
    SELECT customer_id, min(day) AS first_day
    FROM order_day
    GROUP BY customer_id
    HAVING min(day) <= :observed_until
) AS first ON first.customer_id = days.customer_id
GROUP BY days.day
ORDER BY days.day ASC NULLS LAST
