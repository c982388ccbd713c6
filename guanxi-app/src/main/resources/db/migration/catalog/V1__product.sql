CREATE SCHEMA IF NOT EXISTS catalog;

CREATE TABLE catalog.product_sighting (
    product_id  uuid NOT NULL,
    origin_id   bigint NOT NULL,
    source_id   integer NOT NULL,
    product_key text NOT NULL,
    facts       bigint NOT NULL CHECK (facts > 0),
    title       text,
    title_at    timestamptz,
    category    text,
    category_at timestamptz,
    PRIMARY KEY (product_id, origin_id)
);

COMMENT ON TABLE catalog.product_sighting IS 'What an origin''s facts say of a product; the newest wins';

CREATE TABLE catalog.product (
    id          uuid PRIMARY KEY,
    source_id   integer NOT NULL,
    product_key text NOT NULL,
    title       text,
    category    text
);

COMMENT ON TABLE catalog.product IS 'What is sold, as all facts together tell it; derived';
COMMENT ON COLUMN catalog.product.id IS 'Hash of source and product key';

-- Whether one statement is newer than another; undated ones are oldest, of two at the same time
-- the greater text wins, so that the order of arrival is moot.
CREATE FUNCTION catalog.is_newer(one_at timestamptz, one text, other_at timestamptz, other text)
    RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN one IS NOT NULL AND (other IS NULL
        OR (coalesce(one_at, '-infinity'), one COLLATE "C") > (coalesce(other_at, '-infinity'), other COLLATE "C"));

CREATE INDEX product_key ON catalog.product (source_id, product_key);
