package guanxi.files.values;

import org.jspecify.annotations.Nullable;

/** Evidence from a whole column on the order of day and month. */
public final class DateColumn {

  private long dayFirst;
  private long monthFirst;
  private long open;
  private long dayFirstSteps;
  private long monthFirstSteps;
  private @Nullable TimeText lastDayFirst;
  private @Nullable TimeText lastMonthFirst;

  /** Takes one cell into account. */
  public void add(String cell) {
    TimeText asDayFirst = TimeText.read(cell, DateOrder.DAY_FIRST);
    TimeText asMonthFirst = TimeText.read(cell, DateOrder.MONTH_FIRST);
    if (asDayFirst == null || asMonthFirst == null) {
      dayFirst += asDayFirst == null ? 0 : 1;
      monthFirst += asMonthFirst == null ? 0 : 1;
      return;
    }
    if (!asDayFirst.equals(asMonthFirst)) {
      open++;
    }
    dayFirstSteps += forward(lastDayFirst, asDayFirst);
    monthFirstSteps += forward(lastMonthFirst, asMonthFirst);
    lastDayFirst = asDayFirst;
    lastMonthFirst = asMonthFirst;
  }

  /** Closeness counts, not direction: lists are sorted either way. */
  private static long forward(@Nullable TimeText before, TimeText now) {
    if (before == null) {
      return 0;
    }
    return Math.abs(
        now.local().toLocalDate().toEpochDay() - before.local().toLocalDate().toEpochDay());
  }

  /** The order that dates beyond a twelfth prove, or null when there are none. */
  public @Nullable DateOrder decided() {
    if (dayFirst == monthFirst) {
      return null;
    }
    return dayFirst > monthFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
  }

  /** Whether there are dates that read differently either way and none that decides. */
  public boolean isOpen() {
    return open > 0 && decided() == null;
  }

  /** The order in which neighbouring rows lie closer together; exports are mostly sorted. */
  public DateOrder likely() {
    return monthFirstSteps < dayFirstSteps ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
  }
}
