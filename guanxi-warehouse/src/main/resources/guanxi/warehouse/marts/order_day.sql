-- One row per customer and day of purchase: same-day purchases are one visit. Orders in every
-- currency make a day; money is that of the customer's main currency alone.
-- Reads purchase, main_currency.
SELECT bought.customer_id,
       bought.day,
       count(*) AS orders,
       CAST(sum(CASE WHEN bought.currency = main.currency THEN 1 ELSE 0 END) AS BIGINT)
           AS valued_orders,
       CAST(sum(CASE WHEN bought.currency = main.currency THEN bought.net_minor ELSE 0 END)
           AS BIGINT) AS value_minor
FROM purchase AS bought
JOIN main_currency AS main ON main.customer_id = bought.customer_id
GROUP BY bought.customer_id, bought.day
