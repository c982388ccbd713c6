-- One row per order that counts as a purchase. An order given back whole does not count; an order
-- of amount zero that nobody gave back does: somebody came and took something.
-- Parameters: :zone, the shop's time zone; :until_moment, the end of the last day that counts.
SELECT customer_id,
       coalesce(source_id, '') AS source_id,
       coalesce(currency, '') AS currency,
       ordered_at,
       local_day(ordered_at, :zone) AS day,
       amount_minor - returned_minor AS net_minor
FROM shop_order
WHERE kind = 'order'
  AND is_named(customer_id)
  AND (returned_minor = 0 OR returned_minor < amount_minor)
  AND ordered_at < :until_moment
