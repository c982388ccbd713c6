-- Recency in days, frequency in purchases, money net of returns, as they are and as the shop's own
-- fifths (5 is best); money among the customers of the same currency. Equal values share a fifth, so
-- that it depends on nobody's name: a value's fifth is 1 + floor(5 * (how many customers are worse)
-- / (how many there are)). Reads purchase_statistics, main_currency, currency_total.
SELECT customer_id,
       recency_days,
       orders,
       currency,
       money_minor,
       CAST(1 + floor(5.0 * (rank() OVER (ORDER BY recency_days DESC NULLS FIRST) - 1)
           / count(*) OVER ()) AS BIGINT) AS r,
       CAST(1 + floor(5.0 * (rank() OVER (ORDER BY orders ASC NULLS FIRST) - 1)
           / count(*) OVER ()) AS BIGINT) AS f,
       CAST(1 + floor(5.0 * (rank() OVER (
               PARTITION BY currency ORDER BY money_minor ASC NULLS FIRST) - 1)
           / count(*) OVER (PARTITION BY currency)) AS BIGINT) AS m
FROM (
    SELECT statistics.customer_id,
           statistics.t_days - statistics.tx_days AS recency_days,
           statistics.orders,
           main.currency,
           total.money_minor
    FROM purchase_statistics AS statistics
    JOIN main_currency AS main ON main.customer_id = statistics.customer_id
    JOIN currency_total AS total
        ON total.customer_id = main.customer_id AND total.currency = main.currency
) AS plain
