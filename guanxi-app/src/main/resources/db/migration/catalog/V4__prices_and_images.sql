ALTER TABLE catalog.product_sighting
    ADD COLUMN price_minor bigint,
    ADD COLUMN currency text,
    ADD COLUMN price_at timestamptz,
    ADD COLUMN image text,
    ADD COLUMN image_at timestamptz;

ALTER TABLE catalog.product
    ADD COLUMN price_minor bigint,
    ADD COLUMN currency text,
    ADD COLUMN image text;

COMMENT ON COLUMN catalog.product.price_minor IS 'What one cost when it was last told, by events; null when no event told';
COMMENT ON COLUMN catalog.product.image IS 'Address of a picture, as an event told it; never loaded by us';
