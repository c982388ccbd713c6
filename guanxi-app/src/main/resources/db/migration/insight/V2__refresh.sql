CREATE TABLE insight.refresh (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at     timestamptz NOT NULL,
    as_of       date NOT NULL,
    customers   bigint NOT NULL,
    buyers      bigint NOT NULL,
    orders      bigint NOT NULL,
    method      text NOT NULL,
    phases      jsonb NOT NULL
);

COMMENT ON TABLE insight.refresh IS 'One computation of all scores, finished and in use since made_at';
COMMENT ON COLUMN insight.refresh.as_of IS 'The last day the scores know of, in the time zone of the shop';
COMMENT ON COLUMN insight.refresh.phases IS 'Milliseconds by phase';

CREATE TABLE insight.refresh_currency (
    refresh_id      bigint NOT NULL REFERENCES insight.refresh ON DELETE CASCADE,
    currency        text NOT NULL,
    buyers          bigint NOT NULL,
    money_365_minor bigint NOT NULL,
    at_risk_minor   bigint NOT NULL,
    PRIMARY KEY (refresh_id, currency)
);

COMMENT ON TABLE insight.refresh_currency IS 'Sums over customers of one main currency; currencies are never added';

CREATE TABLE insight.stage_change (
    refresh_id bigint NOT NULL REFERENCES insight.refresh ON DELETE CASCADE,
    from_stage text NOT NULL,
    to_stage   text NOT NULL,
    customers  bigint NOT NULL,
    PRIMARY KEY (refresh_id, from_stage, to_stage)
);

COMMENT ON TABLE insight.stage_change IS 'How many customers stood where before and after a refresh; from_stage is empty for those met since';

CREATE TABLE insight.model_card (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    refresh_id bigint NOT NULL REFERENCES insight.refresh ON DELETE CASCADE,
    kind       text NOT NULL,
    currency   text NOT NULL,
    made_at    timestamptz NOT NULL,
    card       jsonb NOT NULL
);

COMMENT ON COLUMN insight.model_card.kind IS 'purchases or spending';
COMMENT ON COLUMN insight.model_card.currency IS 'Of a spending model; empty for purchases';

CREATE INDEX model_card_refresh ON insight.model_card (refresh_id);

CREATE TABLE insight.customer_currency (
    customer_id    uuid NOT NULL,
    currency       text NOT NULL,
    orders         integer NOT NULL,
    money_minor    bigint NOT NULL,
    returned_minor bigint NOT NULL,
    PRIMARY KEY (customer_id, currency)
);

COMMENT ON TABLE insight.customer_currency IS 'What customers of several currencies bought in each; others have no row here';
