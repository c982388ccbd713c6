-- Every customer, those who never bought too, with what her score is computed from.
-- Reads customer, score_input.
SELECT customer.customer_id,
       customer.name,
       customer.email,
       customer.phone,
       customer.country,
       customer.city,
       customer.first_seen_at,
       score.source_id,
       score.currency,
       score.orders,
       score.money_minor,
       score.returned_minor,
       score.first_day,
       score.last_day,
       score.previous_day,
       score.median_gap_days,
       score.x,
       score.tx_days,
       score.t_days,
       score.valued_days,
       score.repeat_minor,
       score.recency_days,
       score.r,
       score.f,
       score.m
FROM customer
LEFT JOIN score_input AS score ON score.customer_id = customer.customer_id
