CREATE SCHEMA IF NOT EXISTS platform;

CREATE TABLE platform.job (
    id              uuid PRIMARY KEY,
    kind            text NOT NULL CHECK (kind <> ''),
    number          bigint GENERATED ALWAYS AS IDENTITY,
    state           text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    phase           text NOT NULL DEFAULT '',
    done            bigint NOT NULL DEFAULT 0,
    total           bigint NOT NULL DEFAULT 0,
    input           jsonb NOT NULL,
    requested_by    text NOT NULL,
    schedule_key    text UNIQUE,
    cancel_asked    boolean NOT NULL DEFAULT false,
    submitted_at    timestamptz NOT NULL,
    started_at      timestamptz,
    ended_at        timestamptz,
    failure_code    text,
    failure_details text,
    CHECK ((ended_at IS NULL) = (state IN ('QUEUED', 'RUNNING'))),
    CHECK ((failure_code IS NULL) = (state <> 'FAILED'))
);

COMMENT ON TABLE platform.job IS 'Runs of long work: queued, running and ended';
COMMENT ON COLUMN platform.job.number IS 'The order in which runs were handed in';
COMMENT ON COLUMN platform.job.schedule_key IS 'Kind and local day of a nightly run: a day is worked on once';

CREATE INDEX job_waiting ON platform.job (kind, number) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX job_latest ON platform.job (kind, number DESC);
