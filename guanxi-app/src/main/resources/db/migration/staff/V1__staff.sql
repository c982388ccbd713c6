CREATE SCHEMA IF NOT EXISTS staff;

CREATE TABLE staff.member (
    id                   uuid PRIMARY KEY,
    login                text NOT NULL CHECK (login <> '' AND length(login) <= 200),
    display_name         text NOT NULL CHECK (display_name <> '' AND length(display_name) <= 200),
    role                 text NOT NULL CHECK (role IN ('ADMINISTRATOR', 'MANAGER', 'ANALYST', 'MARKETER', 'AGENT')),
    password_hash        text NOT NULL,
    must_change_password boolean NOT NULL,
    one_time_until       timestamptz,
    disabled_at          timestamptz,
    language             text,
    theme                text NOT NULL DEFAULT 'system',
    time_zone            text,
    created_at           timestamptz NOT NULL,
    last_signed_in_at    timestamptz
);

COMMENT ON TABLE staff.member IS 'Who works here and may sign in';
COMMENT ON COLUMN staff.member.password_hash IS 'Argon2id with its parameters, PHC string format';
COMMENT ON COLUMN staff.member.one_time_until IS 'The one-time password is good until then; null when it never expires or is none';
COMMENT ON COLUMN staff.member.time_zone IS 'Null: the time zone of the shop';

CREATE UNIQUE INDEX member_login ON staff.member (lower(login));

CREATE TABLE staff.session (
    token_hash   bytea PRIMARY KEY,
    member_id    uuid NOT NULL REFERENCES staff.member ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    browser      text NOT NULL DEFAULT ''
);

COMMENT ON TABLE staff.session IS 'Who is signed in; the browser holds the token, we hold its SHA-256';
COMMENT ON COLUMN staff.session.last_used_at IS 'To the minute: not every request writes it';

CREATE INDEX session_of_member ON staff.session (member_id);
CREATE INDEX session_by_age ON staff.session (created_at);

CREATE TABLE staff.sign_in_failure (
    subject        text PRIMARY KEY,
    failures       integer NOT NULL CHECK (failures > 0),
    last_failed_at timestamptz NOT NULL,
    blocked_until  timestamptz NOT NULL
);

COMMENT ON TABLE staff.sign_in_failure IS 'How often signing in failed lately, per account (hashed name) and per network address';

CREATE TABLE staff.audit_entry (
    position      bigint PRIMARY KEY CHECK (position > 0),
    at            timestamptz NOT NULL,
    actor         text NOT NULL,
    action        text NOT NULL CHECK (action <> ''),
    subject       text NOT NULL,
    details       text NOT NULL,
    address       text,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL
);

COMMENT ON TABLE staff.audit_entry IS 'What was done and by whom; only ever added to';
COMMENT ON COLUMN staff.audit_entry.actor IS 'A member''s id, system, or empty for nobody';
COMMENT ON COLUMN staff.audit_entry.address IS 'Network address; not part of the chain, so that it can be forgotten';
COMMENT ON COLUMN staff.audit_entry.hash IS 'SHA-256 over previous_hash and this row without its address';

CREATE INDEX audit_entry_by_action ON staff.audit_entry (action, position DESC);
CREATE INDEX audit_entry_by_actor ON staff.audit_entry (actor, position DESC);

CREATE FUNCTION staff.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.address IS NULL
        AND (NEW.position, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.details, NEW.previous_hash, NEW.hash)
            = (OLD.position, OLD.at, OLD.actor, OLD.action, OLD.subject, OLD.details, OLD.previous_hash, OLD.hash) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit trail is only ever added to';
END
$$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON staff.audit_entry
    FOR EACH ROW EXECUTE FUNCTION staff.refuse_audit_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON staff.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION staff.refuse_audit_change();
