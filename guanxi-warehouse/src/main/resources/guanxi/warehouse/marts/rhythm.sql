-- A customer's own rhythm: the purchase day before the last, and the median of the days between two.
-- Reads purchase_pair.
SELECT customer_id,
       max(previous_day) AS previous_day,
       median(days_between(previous_day, day)) AS median_gap_days
FROM purchase_pair
WHERE previous_day IS NOT NULL
GROUP BY customer_id
