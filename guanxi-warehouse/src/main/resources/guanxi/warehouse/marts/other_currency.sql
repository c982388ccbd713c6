-- What customers who paid in more than one currency bought in each. Reads currency_total.
SELECT total.customer_id,
       total.currency,
       total.orders,
       total.money_minor,
       total.returned_minor
FROM currency_total AS total
JOIN (
    SELECT customer_id
    FROM currency_total
    GROUP BY customer_id
    HAVING count(*) > 1
) AS several ON several.customer_id = total.customer_id
