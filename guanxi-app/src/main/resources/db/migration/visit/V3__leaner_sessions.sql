-- The key finds the sessions of those whose browser is all that is known of them.
DROP INDEX visit.session_identity;
CREATE INDEX session_identity ON visit.session (identity_id, begun_at DESC, first_key)
    WHERE identity_id <> visitor_id;
