-- When an identity was last seen is in its sightings; keeping it here too rewrote every known
-- identity of every batch.
ALTER TABLE customer.identity DROP COLUMN last_seen;

-- Room on each page for the next version of a row, so that no index has to follow.
ALTER TABLE customer.identity SET (fillfactor = 85);
ALTER TABLE customer.sighting SET (fillfactor = 80);
ALTER TABLE customer.edge SET (fillfactor = 80);
ALTER TABLE customer.trait SET (fillfactor = 80);
ALTER TABLE customer.customer SET (fillfactor = 85);
