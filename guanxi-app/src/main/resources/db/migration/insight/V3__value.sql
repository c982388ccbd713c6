CREATE TABLE insight.source_spend (
    source_id    integer NOT NULL,
    month        date NOT NULL CHECK (extract(day FROM month) = 1),
    currency     text NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    PRIMARY KEY (source_id, month, currency)
);

COMMENT ON TABLE insight.source_spend IS 'What winning customers cost a shop in a month, as entered';

CREATE TABLE insight.cost_rate (
    currency     text PRIMARY KEY,
    share_points integer NOT NULL CHECK (share_points BETWEEN 0 AND 10000),
    order_minor  bigint NOT NULL CHECK (order_minor >= 0),
    minute_minor bigint NOT NULL CHECK (minute_minor >= 0)
);

COMMENT ON COLUMN insight.cost_rate.share_points IS 'Goods, fees and all that grows with net revenue, in hundredths of a percent of it';
COMMENT ON COLUMN insight.cost_rate.order_minor IS 'Picking, packing and sending one order';
COMMENT ON COLUMN insight.cost_rate.minute_minor IS 'One minute of a staff member';

CREATE TABLE insight.handled_minutes (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id uuid NOT NULL,
    minutes     integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    noted_by    text NOT NULL,
    noted_at    timestamptz NOT NULL
);

COMMENT ON TABLE insight.handled_minutes IS 'Time that staff spent on a customer, as noted';

CREATE INDEX handled_minutes_customer ON insight.handled_minutes (customer_id);

CREATE TABLE insight.source_month (
    source_id      integer NOT NULL,
    month          date NOT NULL,
    currency       text NOT NULL,
    newcomers      bigint NOT NULL,
    orders         bigint NOT NULL,
    money_minor    bigint NOT NULL,
    returned_minor bigint NOT NULL,
    expected_minor bigint NOT NULL,
    orders_365     double precision NOT NULL,
    PRIMARY KEY (source_id, month, currency)
);

COMMENT ON TABLE insight.source_month IS 'Sums over the customers of a shop by the month of their first order; derived';

CREATE TABLE insight.stage_step (
    customer_id uuid NOT NULL,
    refresh_id  bigint NOT NULL,
    from_stage  text NOT NULL,
    to_stage    text NOT NULL,
    since       date,
    seen_on     date NOT NULL,
    reason      text NOT NULL,
    PRIMARY KEY (customer_id, refresh_id)
);

COMMENT ON TABLE insight.stage_step IS 'A customer''s way from stage to stage; kept when the refresh itself is forgotten';
COMMENT ON COLUMN insight.stage_step.since IS 'The day the new stage began';
COMMENT ON COLUMN insight.stage_step.seen_on IS 'The last day of the refresh that saw it';
