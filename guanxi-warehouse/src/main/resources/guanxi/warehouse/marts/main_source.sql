-- The shop a customer belongs to: most orders, then the latest, then the alphabet.
-- Reads purchase_group.
SELECT customer_id, source_id
FROM (
    SELECT customer_id,
           source_id,
           row_number() OVER (
               PARTITION BY customer_id
               ORDER BY orders DESC NULLS LAST, last_at DESC NULLS LAST, source_id ASC NULLS LAST
           ) AS place
    FROM (
        SELECT customer_id, source_id, sum(orders) AS orders, max(last_at) AS last_at
        FROM purchase_group
        GROUP BY customer_id, source_id
    ) AS by_source
) AS ranked
WHERE place = 1
