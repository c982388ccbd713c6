CREATE TABLE insight.churn_score (
    customer_id  uuid PRIMARY KEY,
    probability  double precision NOT NULL,
    period_days  integer NOT NULL,
    reasons      jsonb NOT NULL
);

COMMENT ON TABLE insight.churn_score IS 'How likely a customer of a shop with a steady rhythm stays away; derived, empty for other shops';
COMMENT ON COLUMN insight.churn_score.period_days IS 'Within so many days after the last day the model knows';
COMMENT ON COLUMN insight.churn_score.reasons IS 'Features that say most: name, value, and what they add to the log odds of leaving';
