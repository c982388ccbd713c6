package guanxi.warehouse;

/** What a column of the warehouse holds; each engine names it in its own SQL. */
public enum ColumnType {
  /** Characters of any length. */
  TEXT,
  /** A UUID; kept as text where an engine has no such type, and read as text everywhere. */
  ID,
  /** A whole number of 64 bits. */
  NUMBER,
  /** A binary floating point number of 64 bits; never money. */
  DECIMAL,
  /** A moment, to the microsecond, in UTC. */
  INSTANT
}
