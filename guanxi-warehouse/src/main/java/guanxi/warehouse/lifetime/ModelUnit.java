package guanxi.warehouse.lifetime;

/** The unit of time that a model's parameters are in; histories are kept in days. */
public enum ModelUnit {
  /** Days. */
  DAY(1),
  /** Weeks of seven days, as the literature mostly has it. */
  WEEK(7);

  private final int days;

  ModelUnit(int days) {
    this.days = days;
  }

  /** How many days one unit has. */
  public int days() {
    return days;
  }

  /** A number of days in this unit. */
  public double of(long days) {
    return (double) days / this.days;
  }
}
