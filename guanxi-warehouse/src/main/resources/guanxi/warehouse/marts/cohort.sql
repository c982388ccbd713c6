-- Customers by the month of their first purchase and the calendar months since: how many came back,
-- how often, and their money in their main currency (before credit notes).
-- Reads order_day, main_currency.
SELECT month_text(first.first_day) AS cohort,
       calendar_months(first.first_day, days.day) AS months_since,
       main.currency,
       count(DISTINCT days.customer_id) AS customers,
       CAST(sum(days.orders) AS BIGINT) AS orders,
       CAST(sum(days.value_minor) AS BIGINT) AS money_minor
FROM order_day AS days
JOIN (
    SELECT customer_id, min(day) AS first_day
    FROM order_day
    GROUP BY customer_id
) AS first ON first.customer_id = days.customer_id
JOIN main_currency AS main ON main.customer_id = days.customer_id
GROUP BY month_text(first.first_day), calendar_months(first.first_day, days.day), main.currency
ORDER BY cohort ASC NULLS LAST, months_since ASC NULLS LAST, main.currency ASC NULLS LAST
