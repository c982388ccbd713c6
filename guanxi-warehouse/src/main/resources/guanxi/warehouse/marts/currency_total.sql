-- What a customer bought in each currency, net of returns. Currencies are never added.
-- Reads purchase_group, free_return.
SELECT bought.customer_id,
       bought.currency,
       bought.orders,
       bought.net_minor - coalesce(given.returned_minor, 0) AS money_minor,
       coalesce(given.returned_minor, 0) AS returned_minor
FROM (
    SELECT customer_id,
           currency,
           CAST(sum(orders) AS BIGINT) AS orders,
           CAST(sum(net_minor) AS BIGINT) AS net_minor
    FROM purchase_group
    GROUP BY customer_id, currency
) AS bought
LEFT JOIN free_return AS given
    ON given.customer_id = bought.customer_id AND given.currency = bought.currency
