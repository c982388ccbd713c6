-- What staff decided, as splits are; no evidence takes it away, only undoing it does.

CREATE TABLE customer.merge (
    id      uuid PRIMARY KEY,
    a       uuid NOT NULL,
    b       uuid NOT NULL,
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    UNIQUE (a, b),
    CHECK (a < b)
);

COMMENT ON TABLE customer.merge IS 'Staff, or a match that staff allowed, says that two identities are one person: an edge that no fact tells of';

CREATE INDEX merge_b ON customer.merge (b);
