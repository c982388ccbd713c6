-- With which scripts the database was last brought up to date: one row.
CREATE TABLE migrations_done (
    one_row     boolean PRIMARY KEY CHECK (one_row),
    fingerprint text    NOT NULL
);
