-- Money given back by returns that name no order of their own: credit notes. Positive.
-- Parameters: :zone, :until.
SELECT customer_id,
       coalesce(currency, '') AS currency,
       count(*) AS returns,
       CAST(sum(-amount_minor) AS BIGINT) AS returned_minor
FROM shop_order
WHERE kind = 'return'
  AND customer_id IS NOT NULL
  AND customer_id <> ''
  AND local_day(ordered_at, :zone) <= :until
GROUP BY customer_id, coalesce(currency, '')
