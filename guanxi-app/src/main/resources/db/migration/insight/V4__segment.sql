ALTER TABLE insight.customer_score ADD COLUMN segment smallint;

COMMENT ON COLUMN insight.customer_score.segment IS 'Number of her segment in the refresh; null before the first order, and where there are none';

CREATE TABLE insight.segment (
    refresh_id bigint NOT NULL REFERENCES insight.refresh ON DELETE CASCADE,
    number     smallint NOT NULL,
    customers  bigint NOT NULL,
    levels     text NOT NULL,
    money      double precision NOT NULL,
    orders     double precision NOT NULL,
    quiet_days double precision NOT NULL,
    stability  double precision NOT NULL,
    PRIMARY KEY (refresh_id, number)
);

COMMENT ON COLUMN insight.segment.levels IS 'Levels of money, orders and quiet days, which name it';
COMMENT ON COLUMN insight.segment.money IS 'Median, as a multiple of the average customer''s money in her currency';
COMMENT ON COLUMN insight.segment.stability IS 'How well so many segments come out again when customers are drawn anew';

CREATE TABLE insight.rfm_cell (
    refresh_id bigint NOT NULL REFERENCES insight.refresh ON DELETE CASCADE,
    recency    smallint NOT NULL,
    frequency  smallint NOT NULL,
    customers  bigint NOT NULL,
    money      double precision NOT NULL,
    PRIMARY KEY (refresh_id, recency, frequency)
);

COMMENT ON COLUMN insight.rfm_cell.money IS 'Sum over its customers, as multiples of the average customer''s money in her currency';
