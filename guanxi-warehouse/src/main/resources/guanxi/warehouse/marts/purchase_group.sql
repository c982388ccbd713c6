-- Purchases per customer, currency and source. Reads purchase.
SELECT customer_id,
       currency,
       source_id,
       count(*) AS orders,
       max(ordered_at) AS last_at,
       CAST(sum(net_minor) AS BIGINT) AS net_minor
FROM purchase
GROUP BY customer_id, currency, source_id
