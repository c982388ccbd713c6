CREATE SCHEMA IF NOT EXISTS visit;

CREATE TABLE visit.act (
    fact_key        uuid NOT NULL,
    origin_id       bigint NOT NULL,
    source_id       integer NOT NULL,
    at              timestamptz NOT NULL,
    identity_id     uuid NOT NULL,
    visitor_id      uuid NOT NULL,
    identity_kind   smallint NOT NULL,
    what            smallint NOT NULL,
    subject         text,
    title           text,
    detail          text,
    page            text,
    referrer        text,
    campaign_source text,
    campaign_medium text,
    campaign_name   text
);

COMMENT ON TABLE visit.act IS 'What somebody did in a shop, as an event told it';
COMMENT ON COLUMN visit.act.identity_id IS 'The most telling identity of the event: whose act it is';
COMMENT ON COLUMN visit.act.visitor_id IS 'The browser or app it was done with, where known, otherwise identity_id; a session is of one visitor';
COMMENT ON COLUMN visit.act.what IS 'See guanxi.visit.ActKind';
COMMENT ON COLUMN visit.act.subject IS 'What it was done to: a product, a search text, a promotion, a coupon';
COMMENT ON COLUMN visit.act.detail IS 'A rating, a reason, a wish list''s name';
COMMENT ON COLUMN visit.act.page IS 'Path of the page it was done on';
COMMENT ON COLUMN visit.act.referrer IS 'Host of another site that led to the page';

-- Keys are unique already in the log. An origin's acts lie together on disk.
CREATE INDEX act_origin ON visit.act USING brin (origin_id) WITH (pages_per_range = 16);
CREATE INDEX act_identity ON visit.act (identity_id, at DESC, fact_key);
CREATE INDEX act_visitor ON visit.act (visitor_id, at);

CREATE TABLE visit.session (
    first_key       uuid NOT NULL,
    source_id       integer NOT NULL,
    visitor_id      uuid NOT NULL,
    begun_at        timestamptz NOT NULL,
    ended_at        timestamptz NOT NULL,
    identity_id     uuid NOT NULL,
    acts            bigint NOT NULL,
    pages           bigint NOT NULL,
    products        bigint NOT NULL,
    landing         text,
    referrer        text,
    campaign_source text,
    campaign_medium text,
    campaign_name   text,
    PRIMARY KEY (visitor_id, source_id, begun_at)
);

COMMENT ON TABLE visit.session IS 'Acts of a visitor without a long pause; derived';
COMMENT ON COLUMN visit.session.first_key IS 'The event it began with, which tells where the visitor came from';
COMMENT ON COLUMN visit.session.identity_id IS 'The most telling identity in it';
COMMENT ON COLUMN visit.session.pages IS 'Pages and screens looked at; products likewise';

CREATE INDEX session_identity ON visit.session (identity_id, begun_at DESC, first_key);
