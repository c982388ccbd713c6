-- Everything a customer's score is computed from; one row per customer who bought.
-- Reads purchase_statistics (as of the last day), rfm, rhythm, main_currency, main_source,
-- currency_total.
SELECT statistics.customer_id,
       source.source_id,
       main.currency,
       statistics.orders,
       total.money_minor,
       total.returned_minor,
       statistics.first_day,
       statistics.last_day,
       rhythm.previous_day,
       rhythm.median_gap_days,
       statistics.x,
       statistics.tx_days,
       statistics.t_days,
       statistics.valued_days,
       statistics.repeat_minor,
       rfm.recency_days,
       rfm.r,
       rfm.f,
       rfm.m
FROM purchase_statistics AS statistics
JOIN rfm ON rfm.customer_id = statistics.customer_id
JOIN main_currency AS main ON main.customer_id = statistics.customer_id
JOIN main_source AS source ON source.customer_id = statistics.customer_id
JOIN currency_total AS total
    ON total.customer_id = main.customer_id AND total.currency = main.currency
LEFT JOIN rhythm ON rhythm.customer_id = statistics.customer_id
