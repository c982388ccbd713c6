CREATE TABLE demo.demo_source (
    source_id  integer PRIMARY KEY,
    storefront text NOT NULL UNIQUE,
    added_at   timestamptz NOT NULL
);

COMMENT ON TABLE demo.demo_source IS 'The live sources of the demo shop: what removing it takes back with all they sent';
