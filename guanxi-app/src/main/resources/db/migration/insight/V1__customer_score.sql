CREATE SCHEMA IF NOT EXISTS insight;

-- One wide row per customer, rebuilt as a whole by every refresh: filled beside the live table,
-- indexed, and swapped in by one transaction.
CREATE TABLE insight.customer_score (
    customer_id      uuid PRIMARY KEY,
    name             text,
    email            text,
    phone            text,
    country          text,
    city             text,
    first_seen_at    timestamptz,
    source_id        integer,
    currency         text,
    orders           integer NOT NULL,
    money_minor      bigint,
    returned_minor   bigint,
    first_day        date,
    last_day         date,
    r                smallint,
    f                smallint,
    m                smallint,
    stage            text NOT NULL,
    stage_since      date,
    stage_until      date,
    reason           text NOT NULL,
    alive            double precision,
    orders_30        double precision,
    orders_90        double precision,
    orders_365       double precision,
    spend_minor      bigint,
    expected_minor   bigint,
    at_risk_minor    bigint,
    quiet_days       integer,
    rhythm_days      double precision,
    method           text,
    money_weight     double precision,
    expected_weight  double precision,
    at_risk_weight   double precision
);

COMMENT ON TABLE insight.customer_score IS 'What we know of each customer; derived, see job insight.refresh';
COMMENT ON COLUMN insight.customer_score.source_id IS 'The shop most orders came from; null before the first order';
COMMENT ON COLUMN insight.customer_score.currency IS 'Main currency: all money of the row is in its minor units';
COMMENT ON COLUMN insight.customer_score.money_minor IS 'Net of returns';
COMMENT ON COLUMN insight.customer_score.reason IS 'Why this stage: key and numbers of guanxi.kernels.Explanation as JSON';
COMMENT ON COLUMN insight.customer_score.alive IS 'Probability that she is still a customer; null before the first order';
COMMENT ON COLUMN insight.customer_score.spend_minor IS 'Money of one purchase day to expect';
COMMENT ON COLUMN insight.customer_score.expected_minor IS 'Money to expect in 365 days';
COMMENT ON COLUMN insight.customer_score.at_risk_minor IS 'The part of it that her silence puts in doubt';
COMMENT ON COLUMN insight.customer_score.money_weight IS 'money_minor as a multiple of the average customer''s money in that currency: different currencies are sorted by this, never added';
COMMENT ON COLUMN insight.customer_score.expected_weight IS 'expected_minor by the same measure';
COMMENT ON COLUMN insight.customer_score.at_risk_weight IS 'at_risk_minor by the same measure';
