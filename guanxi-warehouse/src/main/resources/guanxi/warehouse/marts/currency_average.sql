-- The average customer's money per main currency, in minor units: what lists of several currencies
-- are sorted by is a multiple of it, as money of two currencies is never compared. Reads rfm.
SELECT currency, count(*) AS customers, avg(CAST(money_minor AS DOUBLE)) AS money_minor
FROM rfm
GROUP BY currency
