CREATE SCHEMA IF NOT EXISTS intake;

CREATE TABLE intake.source (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (name <> ''),
    created_at timestamptz NOT NULL
);

COMMENT ON TABLE intake.source IS 'A shop or platform that facts come from';

CREATE TABLE intake.origin (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id  integer NOT NULL REFERENCES intake.source,
    created_at timestamptz NOT NULL
);

COMMENT ON TABLE intake.origin IS 'Facts that came in together and can be taken back together: an import run';

CREATE TABLE intake.fact (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at  timestamptz,
    original_at  timestamptz,
    sent_at      timestamptz,
    received_at  timestamptz NOT NULL,
    key          uuid NOT NULL,
    content_hash bigint NOT NULL,
    origin_id    bigint NOT NULL,
    row_no       bigint NOT NULL,
    source_id    integer NOT NULL,
    version      integer NOT NULL CHECK (version > 0),
    kind         smallint NOT NULL,
    body         text NOT NULL,
    UNIQUE (source_id, key, version)
);

COMMENT ON TABLE intake.fact IS 'What came in, as sent; never changed, removed only with its whole origin';
COMMENT ON COLUMN intake.fact.happened_at IS 'Corrected time; null when what was sent bears no date';
COMMENT ON COLUMN intake.fact.original_at IS 'The time as sent';
COMMENT ON COLUMN intake.fact.key IS 'Names the thing within its source: an order line, a customer record; equal things have equal keys';
COMMENT ON COLUMN intake.fact.content_hash IS 'Of what was understood; tells a new version from a repetition';
COMMENT ON COLUMN intake.fact.body IS 'The cells of the row as a JSON array; header and mapping are kept with the import';

-- An origin's facts lie together on disk.
CREATE INDEX fact_origin ON intake.fact USING brin (origin_id) WITH (pages_per_range = 16);

CREATE TABLE intake.file_import (
    id           uuid PRIMARY KEY,
    file_name    text NOT NULL,
    stored_as    text NOT NULL,
    sha256       text NOT NULL,
    size_bytes   bigint NOT NULL CHECK (size_bytes >= 0),
    shop         text NOT NULL CHECK (shop <> ''),
    plan         text,
    preview      text NOT NULL,
    signature    text NOT NULL,
    state        text NOT NULL CHECK (state IN
        ('UNREADABLE', 'UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE')),
    failure      text,
    stop_asked   boolean NOT NULL DEFAULT false,
    origin_id    bigint UNIQUE REFERENCES intake.origin,
    position     bigint NOT NULL DEFAULT 0,
    row_count    bigint NOT NULL DEFAULT 0,
    created      bigint NOT NULL DEFAULT 0,
    updated      bigint NOT NULL DEFAULT 0,
    unchanged    bigint NOT NULL DEFAULT 0,
    rejected     bigint NOT NULL DEFAULT 0,
    steps        text NOT NULL DEFAULT '[]',
    dry_run      text,
    job_id       uuid,
    uploaded_by  text NOT NULL,
    uploaded_at  timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    CHECK (created + updated + unchanged + rejected = row_count)
);

COMMENT ON TABLE intake.file_import IS 'The journal of imported files';
COMMENT ON COLUMN intake.file_import.plan IS 'How the file is read: layout, format, mapping, style';
COMMENT ON COLUMN intake.file_import.preview IS 'Header, first rows and open questions as JSON';
COMMENT ON COLUMN intake.file_import.signature IS 'Of layout and header: files of one shape share their mapping';
COMMENT ON COLUMN intake.file_import.position IS 'The last row whose facts are committed';
COMMENT ON COLUMN intake.file_import.steps IS 'What each step of the pipeline took in, dropped and how long it took, as JSON';

CREATE INDEX file_import_newest ON intake.file_import (uploaded_at DESC, id);
CREATE INDEX file_import_shape ON intake.file_import (signature, uploaded_at DESC);

CREATE TABLE intake.rejection (
    import_id   uuid NOT NULL REFERENCES intake.file_import ON DELETE CASCADE,
    row_no      bigint NOT NULL,
    column_name text NOT NULL,
    code        text NOT NULL,
    value       text NOT NULL,
    arguments   text NOT NULL,
    PRIMARY KEY (import_id, row_no)
);

COMMENT ON TABLE intake.rejection IS 'The first rejected rows of an import; the whole list is read from the file again when somebody asks for it';
