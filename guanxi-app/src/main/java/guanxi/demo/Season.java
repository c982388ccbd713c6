package guanxi.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/**
 * How busy a day is against an ordinary one: the week, Double 11, Christmas and Black Friday, the
 * Chinese New Year. 1 is an ordinary Tuesday; the busiest day of all stays below {@link #PEAK}.
 */
final class Season {

  /** No day is busier than this. */
  static final double PEAK = 6;

  /** First day of the Chinese year; from the almanac, since the JDK has no Chinese calendar. */
  private static final Map<Integer, LocalDate> NEW_YEAR =
      Map.ofEntries(
          newYear(2020, 1, 25),
          newYear(2021, 2, 12),
          newYear(2022, 2, 1),
          newYear(2023, 1, 22),
          newYear(2024, 2, 10),
          newYear(2025, 1, 29),
          newYear(2026, 2, 17),
          newYear(2027, 2, 6),
          newYear(2028, 1, 26),
          newYear(2029, 2, 13),
          newYear(2030, 2, 3),
          newYear(2031, 1, 23),
          newYear(2032, 2, 11),
          newYear(2033, 1, 31),
          newYear(2034, 2, 19),
          newYear(2035, 2, 8));

  private Season() {}

  private static Map.Entry<Integer, LocalDate> newYear(int year, int month, int day) {
    return Map.entry(year, LocalDate.of(year, month, day));
  }

  /** The weight of this day, between 0 and {@link #PEAK}. */
  static double weight(Market market, LocalDate day) {
    double weight = week(day.getDayOfWeek());
    weight *= market.chineseCalendar ? chinese(day) : western(day);
    return Math.min(weight, PEAK);
  }

  /** Whether people buy presents for a feast on this day. */
  static boolean isForGifts(Market market, LocalDate day) {
    if (!market.chineseCalendar) {
      return day.getMonthValue() == 12 && day.getDayOfMonth() <= 19;
    }
    long after = ChronoUnit.DAYS.between(newYear(day.getYear()), day);
    boolean beforeMidAutumn = day.getMonthValue() == 9 && day.getDayOfMonth() <= 24;
    return beforeMidAutumn || (after >= -21 && after < -4);
  }

  private static LocalDate newYear(int year) {
    return NEW_YEAR.getOrDefault(year, LocalDate.of(year, 2, 5));
  }

  private static double week(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> 1.05;
      case TUESDAY -> 1.0;
      case WEDNESDAY -> 0.98;
      case THURSDAY -> 1.0;
      case FRIDAY -> 0.95;
      case SATURDAY -> 1.12;
      case SUNDAY -> 1.25;
    };
  }

  private static double chinese(LocalDate day) {
    long toDoubleEleven =
        Math.abs(ChronoUnit.DAYS.between(day, day.withMonth(11).withDayOfMonth(11)));
    if (toDoubleEleven == 0) {
      return 4.8;
    }
    if (toDoubleEleven <= 4) {
      return 1.9;
    }
    if (day.getMonthValue() == 6 && day.getDayOfMonth() >= 15 && day.getDayOfMonth() <= 18) {
      return 1.8;
    }
    long after = ChronoUnit.DAYS.between(newYear(day.getYear()), day);
    if (after >= -21 && after < -4) {
      return 1.7;
    }
    return after >= -4 && after <= 7 ? 0.4 : 1.0;
  }

  private static double western(LocalDate day) {
    LocalDate blackFriday =
        day.withMonth(11)
            .withDayOfMonth(1)
            .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
            .plusDays(1);
    long afterFriday = ChronoUnit.DAYS.between(blackFriday, day);
    if (afterFriday >= 0 && afterFriday <= 3) {
      return 2.6;
    }
    if (day.getMonthValue() == 12) {
      return day.getDayOfMonth() <= 19 ? 1.8 : 0.6;
    }
    return day.getMonthValue() == 7 || day.getMonthValue() == 8 ? 0.85 : 1.0;
  }
}
