-- Customers to find segments by: at most 20,000, drawn by a hash of their id, so that the same
-- customers are drawn every time. Reads rfm.
SELECT customer_id, currency, money_minor, orders, recency_days
FROM rfm
ORDER BY md5(CAST(customer_id AS STRING)) ASC NULLS LAST, customer_id ASC NULLS LAST
LIMIT 20000
