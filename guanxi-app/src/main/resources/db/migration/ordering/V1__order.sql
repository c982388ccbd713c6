CREATE SCHEMA IF NOT EXISTS ordering;

-- order_line and order_head hold what facts say, one row per version of a fact; shop_order is
-- derived from the rows that are not superseded.

CREATE TABLE ordering.order_line (
    order_id      uuid NOT NULL,
    fact_key      uuid NOT NULL,
    version       integer NOT NULL,
    superseded    boolean NOT NULL DEFAULT false,
    returned      boolean NOT NULL,
    identity_kind smallint,
    identity_id   uuid,
    ordered_at    timestamptz,
    amount_minor  bigint NOT NULL,
    shipping_minor bigint NOT NULL,
    quantity      numeric NOT NULL,
    unit_price    numeric,
    currency      text,
    country       text,
    product_key   text,
    PRIMARY KEY (order_id, fact_key, version)
);

COMMENT ON TABLE ordering.order_line IS 'A line of an order as a fact told it';
COMMENT ON COLUMN ordering.order_line.unit_price IS 'As sent, may have more decimals than the currency';
COMMENT ON COLUMN ordering.order_line.amount_minor IS 'Quantity times price in minor units, rounded half up; negative in a return';

CREATE TABLE ordering.order_head (
    order_id       uuid NOT NULL,
    fact_key       uuid NOT NULL,
    version        integer NOT NULL,
    superseded     boolean NOT NULL DEFAULT false,
    cancelled      boolean,
    returned       boolean,
    identity_kind  smallint,
    identity_id    uuid,
    ordered_at     timestamptz,
    amount_minor   bigint,
    shipping_minor bigint,
    refunded_minor bigint,
    paid_minor     bigint,
    currency       text,
    country        text,
    status         text,
    PRIMARY KEY (order_id, fact_key, version)
);

COMMENT ON TABLE ordering.order_head IS 'What a fact says of an order as a whole: totals, state, a payment';
COMMENT ON COLUMN ordering.order_head.paid_minor IS 'One payment; payments of an order are added up';

CREATE TABLE ordering.shop_order (
    id             uuid PRIMARY KEY,
    source_id      integer NOT NULL,
    order_no       text NOT NULL,
    identity_id    uuid,
    customer_id    uuid,
    ordered_at     timestamptz,
    amount_minor   bigint NOT NULL,
    shipping_minor bigint NOT NULL,
    returned_minor bigint NOT NULL,
    currency       text,
    country        text,
    status         text,
    lines          integer NOT NULL,
    units          numeric NOT NULL,
    is_return      boolean NOT NULL,
    cancelled      boolean NOT NULL
);

COMMENT ON TABLE ordering.shop_order IS 'An order as all facts together tell it; derived';
COMMENT ON COLUMN ordering.shop_order.id IS 'Hash of source and order number';
COMMENT ON COLUMN ordering.shop_order.ordered_at IS 'Null while only payments or lines without a date have arrived';
COMMENT ON COLUMN ordering.shop_order.amount_minor IS 'Goods after discounts, without shipping; negative in a return';
COMMENT ON COLUMN ordering.shop_order.is_return IS 'A credit note of its own';

-- The orders of a customer are found over her identities.
CREATE INDEX shop_order_identity ON ordering.shop_order (identity_id, ordered_at DESC, id) WHERE identity_id IS NOT NULL;
CREATE INDEX shop_order_number ON ordering.shop_order (order_no text_pattern_ops);
