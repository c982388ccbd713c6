-- A session goes on without its acts being read again: it keeps what is needed to join it with
-- further acts and other sessions.
ALTER TABLE visit.session ADD COLUMN identity_kind smallint;

UPDATE visit.session s
SET identity_kind = (
    SELECT min(a.identity_kind) FROM visit.act a
    WHERE a.visitor_id = s.visitor_id AND a.source_id = s.source_id
      AND a.at BETWEEN s.begun_at AND s.ended_at);

ALTER TABLE visit.session ALTER COLUMN identity_kind SET NOT NULL;

COMMENT ON COLUMN visit.session.identity_kind IS 'Of identity_id';

-- Room for a session to grow in its place.
ALTER TABLE visit.session SET (fillfactor = 80);

-- Most acts are of those whose browser is all that is known of them; act_identity finds those.
DROP INDEX visit.act_visitor;
CREATE INDEX act_visitor ON visit.act (visitor_id, at) WHERE visitor_id <> identity_id;
