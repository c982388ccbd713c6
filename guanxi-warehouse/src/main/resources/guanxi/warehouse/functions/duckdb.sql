-- The functions that marts use and DuckDB and Spark name differently, as DuckDB has them.
-- An engine defines all of them before the first mart runs; statements end with a semicolon.

-- Days from one date to a later one; negative when it lies earlier.
CREATE MACRO days_between(earlier, later) AS date_diff('day', earlier, later);

-- The calendar day of a moment (stored in UTC) in a time zone.
CREATE MACRO local_day(moment, zone) AS
    CAST(make_timestamptz(epoch_us(moment)) AT TIME ZONE zone AS DATE);

-- A day's month as text: 2026-03.
CREATE MACRO month_text(day) AS strftime(day, '%Y-%m');

-- Calendar months from one date's month to another's.
CREATE MACRO calendar_months(earlier, later) AS
    (year(later) - year(earlier)) * 12 + month(later) - month(earlier);

-- Whether an id, a text or a UUID, names anybody.
CREATE MACRO is_named(id) AS
    id IS NOT NULL AND (typeof(id) = 'UUID' OR CAST(id AS VARCHAR) <> '');
