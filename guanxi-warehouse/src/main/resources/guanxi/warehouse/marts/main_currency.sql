-- The currency a customer's scores are in: most orders, then the latest, then the alphabet.
-- Reads purchase_group.
SELECT customer_id, currency
FROM (
    SELECT customer_id,
           currency,
           row_number() OVER (
               PARTITION BY customer_id
               ORDER BY orders DESC NULLS LAST, last_at DESC NULLS LAST, currency ASC NULLS LAST
           ) AS place
    FROM (
        SELECT customer_id, currency, sum(orders) AS orders, max(last_at) AS last_at
        FROM purchase_group
        GROUP BY customer_id, currency
    ) AS by_currency
) AS ranked
WHERE place = 1
