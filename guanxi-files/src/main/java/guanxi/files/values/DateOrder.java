package guanxi.files.values;

/** In which order a column writes day and month where the year does not come first. */
public enum DateOrder {
  /** As in 31/12/2025. */
  DAY_FIRST,
  /** As in 12/31/2025. */
  MONTH_FIRST
}
