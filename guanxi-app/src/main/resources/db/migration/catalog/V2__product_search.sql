-- Products are found by any part of their title. The index needs trigrams; where the database does
-- not have them or does not let us, the search reads the table, which is right and slower.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
    CREATE INDEX product_title_part ON catalog.product USING gin (lower(title) public.gin_trgm_ops);
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported THEN
        RAISE NOTICE 'no trigrams here: products are found without an index';
END
$$;

CREATE INDEX product_key_start ON catalog.product (lower(product_key) text_pattern_ops);
