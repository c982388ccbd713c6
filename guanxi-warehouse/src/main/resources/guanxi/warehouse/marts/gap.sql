-- How often each number of days lay between two purchase days of one customer: the shop's rhythm.
-- Reads purchase_pair.
SELECT days_between(previous_day, day) AS gap_days, count(*) AS times
FROM purchase_pair
WHERE previous_day IS NOT NULL
GROUP BY days_between(previous_day, day)
ORDER BY gap_days ASC NULLS LAST
