package guanxi.console.home;

import guanxi.insight.Highlights;
import guanxi.ordering.OrderWeeks;
import guanxi.shared.Texts;
import guanxi.web.Chart;
import guanxi.web.Formats;
import guanxi.web.LineChart;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders by week beside the same weeks a year before. Counting reads every order of two years, so
 * it is done once for each refresh and time zone and kept.
 */
@Component
class Weeks {

  private static final int SHOWN = 52;

  private final OrderWeeks orders;
  private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

  Weeks(OrderWeeks orders) {
    this.orders = orders;
  }

  private record Counted(long refresh, ZoneId zone, SortedMap<LocalDate, Long> weeks) {}

  /** Null while there are no orders in the last two years. */
  @Nullable Chart chart(Highlights.Refresh refresh, Texts texts, Formats formats, ZoneId zone) {
    LocalDate monday = refresh.asOf().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    SortedMap<LocalDate, Long> weeks = counted(refresh, monday, zone);
    if (weeks.isEmpty()) {
      return null;
    }
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(texts.language());
    List<String> labels = new ArrayList<>();
    List<Double> now = new ArrayList<>();
    List<Double> before = new ArrayList<>();
    for (int back = SHOWN; back >= 1; back--) {
      LocalDate week = monday.minusWeeks(back);
      labels.add(day.format(week));
      now.add((double) weeks.getOrDefault(week, 0L));
      before.add((double) weeks.getOrDefault(week.minusWeeks(52), 0L));
    }
    return new LineChart(
        texts.of("console.home.weeks"),
        texts.of("console.home.week"),
        labels,
        List.of(
            new LineChart.Series(texts.of("console.home.weeks.now"), now),
            new LineChart.Series(texts.of("console.home.weeks.before"), before)),
        value -> formats.number(Math.round(value)));
  }

  private SortedMap<LocalDate, Long> counted(
      Highlights.Refresh refresh, LocalDate monday, ZoneId zone) {
    Counted known = last.get();
    if (known != null && known.refresh() == refresh.id() && known.zone().equals(zone)) {
      return known.weeks();
    }
    SortedMap<LocalDate, Long> weeks = orders.from(monday.minusWeeks(SHOWN + 52), zone);
    last.set(new Counted(refresh.id(), zone, weeks));
    return weeks;
  }
}
