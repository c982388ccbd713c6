CREATE SCHEMA IF NOT EXISTS demo;

CREATE TABLE demo.demo_import (
    import_id  uuid PRIMARY KEY,
    storefront text NOT NULL,
    filling    text NOT NULL,
    added_at   timestamptz NOT NULL,
    removed_at timestamptz,
    UNIQUE (filling, storefront)
);

COMMENT ON TABLE demo.demo_import IS 'The imports that brought the demo shop: what removing it takes back, and nothing else';
COMMENT ON COLUMN demo.demo_import.filling IS 'The run of job demo.fill that added it';
COMMENT ON COLUMN demo.demo_import.removed_at IS 'Set once the import was undone; the row stays, so that the shop is not filled again at the next start';
