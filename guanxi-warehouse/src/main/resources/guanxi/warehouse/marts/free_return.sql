-- Money given back by returns that name no order of their own: credit notes. Positive.
-- Parameters: :until_moment.
SELECT customer_id,
       coalesce(currency, '') AS currency,
       count(*) AS returns,
       CAST(sum(-amount_minor) AS BIGINT) AS returned_minor
FROM shop_order
WHERE kind = 'return'
  AND is_named(customer_id)
  AND ordered_at < :until_moment
GROUP BY customer_id, coalesce(currency, '')
