-- Orders as events tell them. An event's rows carry its key and its time; those of imported files
-- carry neither. Of an order that files tell of, the files' lines and totals count.

ALTER TABLE ordering.order_line
    ADD COLUMN event_key uuid,
    ADD COLUMN told_at timestamptz,
    ADD COLUMN title text;

COMMENT ON COLUMN ordering.order_line.event_key IS 'The event that listed the product; null for a line of a file';
COMMENT ON COLUMN ordering.order_line.title IS 'The product as the event named it';
COMMENT ON COLUMN ordering.order_line.superseded IS 'A newer version of the fact is there, or another list of the order''s products counts';

ALTER TABLE ordering.order_head
    ADD COLUMN event_key uuid,
    ADD COLUMN told_at timestamptz,
    ADD COLUMN refunded_wholly boolean;

COMMENT ON COLUMN ordering.order_head.refunded_minor IS 'Of a file: all that was given back; of an event: what it gave back';
COMMENT ON COLUMN ordering.order_head.refunded_wholly IS 'An event gave everything back';

CREATE INDEX order_line_event ON ordering.order_line (order_id) WHERE event_key IS NOT NULL;

-- Carts. A customer has one cart in each shop, whatever devices she fills it on.

CREATE TABLE ordering.cart_event (
    fact_key    uuid NOT NULL,
    line        integer NOT NULL,
    source_id   integer NOT NULL,
    customer_id uuid,
    identity_id uuid NOT NULL,
    at          timestamptz NOT NULL,
    what        smallint NOT NULL,
    product_key text,
    title       text,
    quantity    numeric,
    unit_price  numeric,
    currency    text,
    PRIMARY KEY (fact_key, line)
);

COMMENT ON TABLE ordering.cart_event IS 'What an event says of a cart, one row per product, or one without';
COMMENT ON COLUMN ordering.cart_event.what IS '1 added, 2 removed, 3 all that is in it, 4 bought or emptied, 5 checkout begun or gone on';

CREATE INDEX cart_event_identity ON ordering.cart_event (identity_id);
CREATE INDEX cart_event_customer ON ordering.cart_event (customer_id, source_id, at);

CREATE TABLE ordering.cart (
    source_id   integer NOT NULL,
    customer_id uuid NOT NULL,
    begun_at    timestamptz NOT NULL,
    touched_at  timestamptz NOT NULL,
    checkout_at timestamptz,
    lines       integer NOT NULL,
    units       numeric NOT NULL,
    amount      numeric,
    currency    text,
    PRIMARY KEY (source_id, customer_id)
);

COMMENT ON TABLE ordering.cart IS 'What is in a customer''s cart now; derived';
COMMENT ON COLUMN ordering.cart.amount IS 'Quantity times price in whole units of the currency, of the lines that bear a price';

CREATE INDEX cart_customer ON ordering.cart (customer_id);
CREATE INDEX cart_touched ON ordering.cart (touched_at);

CREATE TABLE ordering.cart_line (
    source_id   integer NOT NULL,
    customer_id uuid NOT NULL,
    product_key text NOT NULL,
    title       text,
    quantity    numeric NOT NULL,
    unit_price  numeric,
    PRIMARY KEY (source_id, customer_id, product_key)
);

COMMENT ON TABLE ordering.cart_line IS 'A product in a cart; derived';
