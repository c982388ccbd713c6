-- When an identity was last seen is in its sightings; keeping it here too rewrote every known
-- identity of every batch.
ALTER TABLE customer.identity DROP COLUMN last_seen;

-- The e-mail and phone of a profile are the ones that appeared last.
UPDATE customer.customer c
SET email = said.email, phone = said.phone
FROM (SELECT customer_id,
        (array_agg(value ORDER BY first_seen DESC NULLS LAST, id) FILTER (WHERE kind = 20))[1] AS email,
        (array_agg(value ORDER BY first_seen DESC NULLS LAST, id) FILTER (WHERE kind = 30))[1] AS phone
      FROM customer.identity
      GROUP BY customer_id) said
WHERE c.id = said.customer_id AND (c.email, c.phone) IS DISTINCT FROM (said.email, said.phone);

-- Room on each page for the next version of a row, so that no index has to follow.
ALTER TABLE customer.identity SET (fillfactor = 85);
ALTER TABLE customer.sighting SET (fillfactor = 80);
ALTER TABLE customer.edge SET (fillfactor = 80);
ALTER TABLE customer.trait SET (fillfactor = 80);
ALTER TABLE customer.customer SET (fillfactor = 85);
