-- A customer's own rhythm: the purchase day before the last. Reads purchase_pair.
SELECT customer_id, max(previous_day) AS previous_day
FROM purchase_pair
WHERE previous_day IS NOT NULL
GROUP BY customer_id
