CREATE SCHEMA IF NOT EXISTS matching;

-- What was found is made anew by every search; what staff decided is kept.

CREATE TABLE matching.pair (
    id             uuid PRIMARY KEY,
    a              uuid NOT NULL,
    b              uuid NOT NULL,
    one_customer   uuid NOT NULL,
    other_customer uuid NOT NULL,
    probability    double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    evidence       text NOT NULL,
    rank           double precision NOT NULL,
    found_at       timestamptz NOT NULL,
    postponed_at   timestamptz,
    UNIQUE (a, b),
    CHECK (a < b)
);

COMMENT ON TABLE matching.pair IS 'Two customers that may be one person';
COMMENT ON COLUMN matching.pair.a IS 'Identity that named the one customer when the pair was found';
COMMENT ON COLUMN matching.pair.one_customer IS 'Whose identity a is now';
COMMENT ON COLUMN matching.pair.evidence IS 'Field, level and bits of each field compared: name|same|6.61;…';
COMMENT ON COLUMN matching.pair.rank IS 'Worth of the two customers times the doubt; the highest is asked first';
COMMENT ON COLUMN matching.pair.postponed_at IS 'When staff put it off; those put off longest ago come first among themselves';

CREATE INDEX pair_one ON matching.pair (one_customer);
CREATE INDEX pair_other ON matching.pair (other_customer);

CREATE TABLE matching.decision (
    id             uuid PRIMARY KEY,
    a              uuid NOT NULL,
    b              uuid NOT NULL,
    one_customer   uuid NOT NULL,
    other_customer uuid NOT NULL,
    is_same        boolean NOT NULL,
    merge_id       uuid,
    probability    double precision NOT NULL,
    weight         double precision NOT NULL,
    evidence       text NOT NULL,
    made_at        timestamptz NOT NULL,
    made_by        text NOT NULL,
    by_staff       boolean NOT NULL,
    UNIQUE (a, b),
    CHECK (a < b)
);

COMMENT ON TABLE matching.decision IS 'What was decided of a pair; the two are not asked about again';
COMMENT ON COLUMN matching.decision.merge_id IS 'The merge that the decision made';
COMMENT ON COLUMN matching.decision.weight IS 'Log odds by the model before decisions moved them';
COMMENT ON COLUMN matching.decision.by_staff IS 'False where the setting allowed it without asking';

CREATE INDEX decision_one ON matching.decision (one_customer);
CREATE INDEX decision_other ON matching.decision (other_customer);
CREATE INDEX decision_latest ON matching.decision (made_at DESC, id);

CREATE TABLE matching.search (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at    timestamptz NOT NULL,
    customers  bigint NOT NULL,
    compared   bigint NOT NULL,
    found      bigint NOT NULL,
    merged     bigint NOT NULL,
    decisions  bigint NOT NULL,
    shift      double precision NOT NULL
);

COMMENT ON TABLE matching.search IS 'A search over all customers and what it learned from';
COMMENT ON COLUMN matching.search.shift IS 'By how much decisions moved all log odds';

-- Customers to compare with all others; lost in a crash, which the next search makes up for.
CREATE UNLOGGED TABLE matching.waiting (customer_id uuid NOT NULL);

CREATE VIEW matching.open_pair AS
SELECT DISTINCT ON (least(p.one_customer, p.other_customer),
                    greatest(p.one_customer, p.other_customer)) p.*
FROM matching.pair p
WHERE p.one_customer <> p.other_customer
  AND NOT EXISTS (
    SELECT FROM matching.decision d
    WHERE d.one_customer = p.one_customer AND d.other_customer = p.other_customer)
  AND NOT EXISTS (
    SELECT FROM matching.decision d
    WHERE d.one_customer = p.other_customer AND d.other_customer = p.one_customer)
ORDER BY least(p.one_customer, p.other_customer), greatest(p.one_customer, p.other_customer),
  p.probability DESC, p.id;

COMMENT ON VIEW matching.open_pair IS 'Pairs that nobody decided; of two customers the likeliest';

CREATE INDEX pair_b ON matching.pair (b);
CREATE INDEX decision_b ON matching.decision (b);
