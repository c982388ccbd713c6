CREATE TABLE insight.mined_card (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind    text NOT NULL,
    made_at timestamptz NOT NULL,
    card    jsonb NOT NULL
);

COMMENT ON TABLE insight.mined_card IS 'What was learned beside the scores and what it is worth; the newest of a kind is in use';

CREATE INDEX mined_card_kind ON insight.mined_card (kind, id);

CREATE TABLE insight.basket_rule (
    level            text NOT NULL,
    rank             integer NOT NULL,
    antecedent       text[] NOT NULL,
    antecedent_ids   uuid[] NOT NULL,
    consequent       text NOT NULL,
    consequent_id    uuid,
    baskets          integer NOT NULL,
    with_antecedent  integer NOT NULL,
    with_consequent  integer NOT NULL,
    with_both        integer NOT NULL,
    confidence       double precision NOT NULL,
    lift             double precision NOT NULL,
    leverage         double precision NOT NULL,
    conviction       double precision,
    false_rate       double precision NOT NULL,
    PRIMARY KEY (level, rank)
);

COMMENT ON TABLE insight.basket_rule IS 'Who buys these also buys that; derived, a few thousand at most';
COMMENT ON COLUMN insight.basket_rule.rank IS 'The most significant first';
COMMENT ON COLUMN insight.basket_rule.antecedent_ids IS 'Products of the catalogue; empty for categories';
COMMENT ON COLUMN insight.basket_rule.conviction IS 'Null for a rule without exception';
COMMENT ON COLUMN insight.basket_rule.false_rate IS 'Share of false finds to expect among all rules at least this significant';

CREATE INDEX basket_rule_product ON insight.basket_rule (antecedent_ids);

CREATE TABLE insight.basket_set (
    level   text NOT NULL,
    rank    integer NOT NULL,
    items   text[] NOT NULL,
    baskets integer NOT NULL,
    PRIMARY KEY (level, rank)
);

COMMENT ON TABLE insight.basket_set IS 'Closed sets: no item can be added without losing a basket; derived';
