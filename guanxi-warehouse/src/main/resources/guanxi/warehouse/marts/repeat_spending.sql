-- Repeat days and their mean money, of customers who have any, per main currency. A spending model
-- knows only positive money. Reads purchase_statistics, main_currency.
SELECT main.currency, statistics.valued_days AS x, statistics.repeat_minor
FROM purchase_statistics AS statistics
JOIN main_currency AS main ON main.customer_id = statistics.customer_id
WHERE statistics.valued_days > 0 AND statistics.repeat_minor > 0
ORDER BY main.currency ASC NULLS LAST, statistics.valued_days ASC NULLS LAST,
         statistics.repeat_minor ASC NULLS LAST
