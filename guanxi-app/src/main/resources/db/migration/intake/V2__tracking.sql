CREATE TABLE intake.live_source (
    source_id       integer PRIMARY KEY REFERENCES intake.source,
    enabled         boolean NOT NULL DEFAULT true,
    allowed_origins text[] NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL
);

COMMENT ON TABLE intake.live_source IS 'Shops that send events themselves';
COMMENT ON COLUMN intake.live_source.allowed_origins IS 'Sites whose pages may send; empty for all';

CREATE TABLE intake.write_key (
    key        text PRIMARY KEY CHECK (key <> ''),
    source_id  integer NOT NULL REFERENCES intake.live_source,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);

COMMENT ON TABLE intake.write_key IS 'What senders name their source by; stands in every page of the shop, so no secret';
COMMENT ON COLUMN intake.write_key.expires_at IS 'Set when a newer key replaces this one';

CREATE INDEX write_key_source ON intake.write_key (source_id);

-- Where requests wait until they become facts, exactly as sent. A few tables in turn: once
-- everything in one is promoted it is emptied as a whole.
CREATE SEQUENCE intake.landing_position;

CREATE TABLE intake.landing (
    slot        smallint NOT NULL,
    lane        smallint NOT NULL,
    source_id   integer NOT NULL,
    position    bigint NOT NULL DEFAULT nextval('intake.landing_position'),
    received_at timestamptz NOT NULL,
    call        smallint NOT NULL,
    events      integer NOT NULL CHECK (events > 0 AND events < 4096),
    visitor     text,
    body        bytea NOT NULL
) PARTITION BY LIST (slot);

COMMENT ON TABLE intake.landing IS 'Requests of senders, as sent, until they become facts';
COMMENT ON COLUMN intake.landing.lane IS 'Its writer; within a lane positions become visible in their order';
COMMENT ON COLUMN intake.landing.call IS 'The kind of fact that the address says; 0 for a batch';
COMMENT ON COLUMN intake.landing.visitor IS 'The anonymous id of a header';

ALTER TABLE intake.landing ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE TABLE intake.landing_0 PARTITION OF intake.landing FOR VALUES IN (0) WITH (autovacuum_enabled = off);
CREATE TABLE intake.landing_1 PARTITION OF intake.landing FOR VALUES IN (1) WITH (autovacuum_enabled = off);
CREATE TABLE intake.landing_2 PARTITION OF intake.landing FOR VALUES IN (2) WITH (autovacuum_enabled = off);
CREATE TABLE intake.landing_3 PARTITION OF intake.landing FOR VALUES IN (3) WITH (autovacuum_enabled = off);

CREATE INDEX landing_stream ON intake.landing (source_id, lane, position);

CREATE TABLE intake.landing_progress (
    source_id integer NOT NULL,
    lane      smallint NOT NULL,
    row_no    bigint NOT NULL,
    PRIMARY KEY (source_id, lane)
);

COMMENT ON TABLE intake.landing_progress IS 'How far each stream has become facts';
COMMENT ON COLUMN intake.landing_progress.row_no IS 'The last event: position of its request times 4096 plus its place in it';

-- Empties a table of the landing if everything in it has become facts. The lock waits for writers
-- and keeps new ones out, so nothing can come in between looking and emptying.
CREATE FUNCTION intake.empty_landing(wanted integer) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    waiting boolean;
BEGIN
    SET LOCAL lock_timeout = '200ms';
    EXECUTE format('LOCK TABLE intake.landing_%s IN ACCESS EXCLUSIVE MODE', wanted);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM intake.landing_%s l
                        LEFT JOIN intake.landing_progress p USING (source_id, lane)
                        WHERE coalesce(p.row_no, 0) < l.position * 4096 + l.events - 1)', wanted)
    INTO waiting;
    IF NOT waiting THEN
        EXECUTE format('TRUNCATE intake.landing_%s', wanted);
    END IF;
    RETURN NOT waiting;
END
$$;

CREATE TABLE intake.live_window (
    source_id integer NOT NULL REFERENCES intake.source,
    day       date NOT NULL,
    origin_id bigint NOT NULL REFERENCES intake.origin,
    PRIMARY KEY (source_id, day)
);

COMMENT ON TABLE intake.live_window IS 'The origin of what a source sent on a day, by our clock in UTC';

CREATE TABLE intake.set_aside (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id    integer NOT NULL REFERENCES intake.source,
    row_no       bigint NOT NULL,
    received_at  timestamptz NOT NULL,
    set_aside_at timestamptz NOT NULL,
    poisoned     boolean NOT NULL,
    code         text NOT NULL,
    value        text NOT NULL,
    body         bytea NOT NULL,
    UNIQUE (source_id, row_no)
);

COMMENT ON TABLE intake.set_aside IS 'Events that became no facts, with the reason, until they are sent through again';
COMMENT ON COLUMN intake.set_aside.poisoned IS 'Understood, but a step failed over it; otherwise the event itself is not right';

CREATE TABLE intake.live_step (
    source_id integer NOT NULL REFERENCES intake.source,
    day       date NOT NULL,
    step      text NOT NULL,
    place     smallint NOT NULL,
    taken     bigint NOT NULL,
    dropped   bigint NOT NULL,
    micros    bigint NOT NULL,
    PRIMARY KEY (source_id, day, step)
);

COMMENT ON TABLE intake.live_step IS 'What each step of the pipeline took in, dropped and how long it worked, by source and day';
