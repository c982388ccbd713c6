ALTER TABLE customer.edge ADD COLUMN fact_key uuid;

COMMENT ON COLUMN customer.edge.fact_key IS 'The earliest fact of the origin that named both; null for evidence of the first releases';

ALTER TABLE customer.refused_edge ALTER COLUMN kind DROP NOT NULL;

COMMENT ON TABLE customer.refused_edge IS 'Edges that were not followed; derived';
COMMENT ON COLUMN customer.refused_edge.kind IS 'Of which the customer would have too many; null when staff keeps the two apart';

-- What staff decided; no evidence takes it away, only undoing it does.

CREATE TABLE customer.split (
    id          uuid PRIMARY KEY,
    identity_id uuid NOT NULL,
    other_id    uuid,
    made_at     timestamptz NOT NULL,
    made_by     text NOT NULL
);

COMMENT ON TABLE customer.split IS 'Staff says that an identity and another one, or all others of its customer, are not one person';
COMMENT ON COLUMN customer.split.other_id IS 'Null when the identity was taken out of its customer';

CREATE TABLE customer.split_pair (
    a        uuid NOT NULL,
    b        uuid NOT NULL,
    split_id uuid NOT NULL REFERENCES customer.split ON DELETE CASCADE,
    PRIMARY KEY (a, b, split_id),
    CHECK (a < b)
);

COMMENT ON TABLE customer.split_pair IS 'Two identities that never become one customer while the split stands';

CREATE INDEX split_pair_b ON customer.split_pair (b);
CREATE INDEX split_pair_split ON customer.split_pair (split_id);
