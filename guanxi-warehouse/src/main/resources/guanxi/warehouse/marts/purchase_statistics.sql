-- What the purchase models need to know of a customer, as of the day :observed_until.
--   x            repeat purchase days: all but the first
--   tx_days      days from the first purchase to the last
--   t_days       days from the first purchase to :observed_until
--   valued_days  repeat days with money in the main currency
--   repeat_minor mean money of those days, in minor units, null without any
-- Credit notes lower it by the share of the customer's money that was given back.
-- Reads order_day, currency_total, main_currency.
SELECT days.customer_id,
       days.x,
       days.tx_days,
       days.t_days,
       days.orders,
       days.first_day,
       days.last_day,
       days.valued_days,
       days.repeat_sum_minor / nullif(CAST(days.valued_days AS DOUBLE), 0)
           * greatest(0.0, least(1.0, CAST(total.money_minor AS DOUBLE)
               / nullif(CAST(total.money_minor + total.returned_minor AS DOUBLE), 0)))
           AS repeat_minor
FROM (
    SELECT customer_id,
           count(*) - 1 AS x,
           days_between(min(day), max(day)) AS tx_days,
           days_between(min(day), :observed_until) AS t_days,
           CAST(sum(orders) AS BIGINT) AS orders,
           min(day) AS first_day,
           max(day) AS last_day,
           CAST(sum(CASE WHEN valued_orders > 0 THEN 1 ELSE 0 END)
               - min_by(CASE WHEN valued_orders > 0 THEN 1 ELSE 0 END, day) AS BIGINT)
               AS valued_days,
           CAST(sum(value_minor) - min_by(value_minor, day) AS DOUBLE) AS repeat_sum_minor
    FROM order_day
    WHERE day <= :observed_until
    GROUP BY customer_id
) AS days
JOIN main_currency AS main ON main.customer_id = days.customer_id
JOIN currency_total AS total
    ON total.customer_id = main.customer_id AND total.currency = main.currency
