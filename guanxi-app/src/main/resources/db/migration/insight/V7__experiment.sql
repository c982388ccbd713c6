CREATE TABLE insight.experiment (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL,
    salt          text NOT NULL,
    treated_share integer NOT NULL CHECK (treated_share BETWEEN 1 AND 99),
    metric        text NOT NULL,
    currency      text,
    days          integer NOT NULL CHECK (days BETWEEN 1 AND 365),
    begins_on     date NOT NULL,
    audience      jsonb NOT NULL,
    made_by       text NOT NULL,
    made_at       timestamptz NOT NULL
);

COMMENT ON TABLE insight.experiment IS 'A comparison of customers who get something with customers drawn to go without';
COMMENT ON COLUMN insight.experiment.treated_share IS 'Percent of the audience';
COMMENT ON COLUMN insight.experiment.currency IS 'Of revenue; orders in other currencies do not count';
COMMENT ON COLUMN insight.experiment.audience IS 'The filter of customers as it was';

CREATE TABLE insight.experiment_person (
    experiment_id bigint NOT NULL REFERENCES insight.experiment ON DELETE CASCADE,
    customer_id   uuid NOT NULL,
    treated       boolean NOT NULL,
    PRIMARY KEY (experiment_id, customer_id)
);

COMMENT ON TABLE insight.experiment_person IS 'The audience as it was drawn; later changes of scores move nobody';
