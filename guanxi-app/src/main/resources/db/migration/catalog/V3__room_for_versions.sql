-- Every batch of an import touches most products: room on each page for the next version of a row,
-- so that no index has to follow.
ALTER TABLE catalog.product_sighting SET (fillfactor = 70);
