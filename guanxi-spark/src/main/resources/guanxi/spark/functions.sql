-- The functions that marts use and DuckDB and Spark name differently, as Spark has them.
-- Statements end with a semicolon.

-- Days from one date to a later one; negative when it lies earlier.
CREATE OR REPLACE TEMPORARY FUNCTION days_between(earlier DATE, later DATE)
RETURNS BIGINT RETURN CAST(date_diff(later, earlier) AS BIGINT);

-- The calendar day of a moment in a time zone; the session's time zone is UTC.
CREATE OR REPLACE TEMPORARY FUNCTION local_day(moment TIMESTAMP, zone STRING)
RETURNS DATE RETURN CAST(from_utc_timestamp(moment, zone) AS DATE);

-- A day's month as text: 2026-03.
CREATE OR REPLACE TEMPORARY FUNCTION month_text(day DATE)
RETURNS STRING RETURN date_format(day, 'yyyy-MM');

-- Calendar months from one date's month to another's.
CREATE OR REPLACE TEMPORARY FUNCTION calendar_months(earlier DATE, later DATE)
RETURNS BIGINT RETURN CAST(
    (year(later) - year(earlier)) * 12 + month(later) - month(earlier) AS BIGINT);

-- Whether an id, a text here always, names anybody.
CREATE OR REPLACE TEMPORARY FUNCTION is_named(id STRING)
RETURNS BOOLEAN RETURN id IS NOT NULL AND id <> '';
