-- An event that is taken back finds its lines without reading all others.
CREATE INDEX order_line_event_key ON ordering.order_line (event_key) WHERE event_key IS NOT NULL;
