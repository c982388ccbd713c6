CREATE SCHEMA IF NOT EXISTS customer;

-- Evidence is kept per origin (an import run, later a window of live events), so that taking an
-- origin back means deleting its rows. identity and customer are derived from the evidence.

CREATE TABLE customer.identity (
    id          uuid PRIMARY KEY,
    kind        smallint NOT NULL,
    platform    text NOT NULL,
    value       text NOT NULL CHECK (value <> ''),
    first_seen  timestamptz,
    last_seen   timestamptz,
    shared      boolean NOT NULL DEFAULT false,
    component   uuid NOT NULL,
    customer_id uuid NOT NULL
);

COMMENT ON TABLE customer.identity IS 'One identifier of a person; derived from sighting and edge';
COMMENT ON COLUMN customer.identity.id IS 'Hash of kind, platform and value';
COMMENT ON COLUMN customer.identity.platform IS 'The shop that gave an account number; empty where the value is unique in the world';
COMMENT ON COLUMN customer.identity.first_seen IS 'Null when all evidence is undated';
COMMENT ON COLUMN customer.identity.shared IS 'Linked to too many others to tell people apart; joins nobody';
COMMENT ON COLUMN customer.identity.component IS 'Least id of all identities connected with this one before limits are applied';
COMMENT ON COLUMN customer.identity.customer_id IS 'Id of the identity by which this person was met first';

-- Most identities stand alone: component and customer are then the id itself and need no entry.
CREATE INDEX identity_component ON customer.identity (component) WHERE component <> id;
CREATE INDEX identity_customer ON customer.identity (customer_id) WHERE customer_id <> id;
-- Search: e-mail and account by their beginning, phone by its end.
CREATE INDEX identity_value ON customer.identity (lower(value) text_pattern_ops) WHERE kind < 30;
CREATE INDEX identity_phone_tail ON customer.identity (reverse(value) text_pattern_ops) WHERE kind = 30;

CREATE TABLE customer.sighting (
    identity_id uuid NOT NULL,
    origin_id   bigint NOT NULL,
    facts       bigint NOT NULL CHECK (facts > 0),
    first_seen  timestamptz,
    last_seen   timestamptz,
    PRIMARY KEY (identity_id, origin_id)
);

COMMENT ON TABLE customer.sighting IS 'How often and when an origin''s facts named an identity';

CREATE TABLE customer.edge (
    a          uuid NOT NULL,
    b          uuid NOT NULL,
    origin_id  bigint NOT NULL,
    facts      bigint NOT NULL CHECK (facts > 0),
    first_seen timestamptz,
    last_seen  timestamptz,
    PRIMARY KEY (a, b, origin_id),
    CHECK (a < b)
);

COMMENT ON TABLE customer.edge IS 'Two identities that facts of an origin named together';

CREATE INDEX edge_b ON customer.edge (b);

CREATE TABLE customer.trait (
    identity_id uuid NOT NULL,
    trait       smallint NOT NULL,
    origin_id   bigint NOT NULL,
    at          timestamptz,
    value       text NOT NULL CHECK (value <> ''),
    PRIMARY KEY (identity_id, trait, origin_id)
);

COMMENT ON TABLE customer.trait IS 'What an origin''s newest fact says of a person: name, country, city';

CREATE TABLE customer.refused_edge (
    a        uuid NOT NULL,
    b        uuid NOT NULL,
    kind     smallint NOT NULL,
    platform text NOT NULL,
    PRIMARY KEY (a, b)
);

COMMENT ON TABLE customer.refused_edge IS 'Edges that would break the limit of a kind within one customer; derived';

CREATE TABLE customer.customer (
    id            uuid PRIMARY KEY,
    name          text,
    email         text,
    phone         text,
    country       text,
    city          text,
    first_seen_at timestamptz
);

COMMENT ON TABLE customer.customer IS 'One person as known from all her identities; derived';

CREATE INDEX customer_name ON customer.customer (lower(name) text_pattern_ops);
CREATE INDEX customer_last_name ON customer.customer (lower(substring(name FROM '[^ ]+$')) text_pattern_ops)
    WHERE name LIKE '% %';
