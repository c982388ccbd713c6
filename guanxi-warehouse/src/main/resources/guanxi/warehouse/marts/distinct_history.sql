-- How many customers share each history; customers with one are alike for every purchase model.
-- Reads purchase_statistics.
SELECT x, tx_days, t_days, count(*) AS customers
FROM purchase_statistics
GROUP BY x, tx_days, t_days
ORDER BY x ASC NULLS LAST, tx_days ASC NULLS LAST, t_days ASC NULLS LAST
