-- Orders summed up from their lines: the feed shop_order for files that have only lines. Lines that
-- take back make a return of their own. Reads order_line.
SELECT order_id,
       CAST(NULL AS STRING) AS source_id,
       customer_id,
       min(ordered_at) AS ordered_at,
       currency,
       CAST(sum(amount_minor) AS BIGINT) AS amount_minor,
       CAST(sum(returned_minor) AS BIGINT) AS returned_minor,
       kind,
       count(*) AS lines,
       count(*) AS units
FROM order_line
GROUP BY order_id, customer_id, currency, kind
