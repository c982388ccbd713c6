package guanxi.insight.experiment;

import static guanxi.insight.InsightError.EXPERIMENT_INVALID;

import guanxi.insight.CustomerFilter;
import guanxi.insight.CustomerList;
import guanxi.insight.CustomerSort;
import guanxi.insight.experiment.Experiment.Audience;
import guanxi.insight.experiment.Experiment.Metric;
import guanxi.insight.experiment.Experiments.Person;
import guanxi.kernels.experiment.Assignment;
import guanxi.ordering.OrderSpans;
import guanxi.shared.CustomerId;
import guanxi.shared.GuanxiException;
import guanxi.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where experiments are begun and read. */
@Service
class Laboratory {

  /** Drawing more people in one go would hold the page up; so many decide any question. */
  static final int MOST_PEOPLE = 200_000;

  private static final int LONGEST_NAME = 100;

  private final Experiments experiments;
  private final CustomerList customers;
  private final OrderSpans orders;
  private final ZoneId zone;
  private final Clock clock;

  Laboratory(
      Experiments experiments,
      CustomerList customers,
      OrderSpans orders,
      ZoneId zone,
      Clock clock) {
    this.experiments = experiments;
    this.customers = customers;
    this.orders = orders;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * What somebody asked for.
   *
   * @param salt what the groups follow from; empty for a new one
   */
  record Plan(
      String name,
      String salt,
      int treatedShare,
      Metric metric,
      int days,
      LocalDate beginsOn,
      Audience audience) {}

  /**
   * Draws who is treated, for good: by the hash of the customer's id and a salt of the experiment.
   *
   * @throws GuanxiException with {@code EXPERIMENT_INVALID}
   */
  Experiment begin(Plan plan, String by) {
    check(plan);
    String salt = plan.salt().isBlank() ? UUID.randomUUID().toString() : plan.salt().strip();
    List<Person> people = new ArrayList<>();
    Map<String, Integer> currencies = new HashMap<>();
    customers.each(
        filter(plan.audience()),
        CustomerSort.NAME,
        false,
        row -> {
          if (people.size() < MOST_PEOPLE) {
            String id = row.id().value().toString();
            int group = Assignment.group(salt, id, plan.treatedShare(), 100 - plan.treatedShare());
            people.add(new Person(row.id(), group == 0));
            Money money = row.money();
            if (money != null) {
              currencies.merge(money.currency().getCurrencyCode(), 1, Integer::sum);
            }
          }
        });
    if (people.size() < 2) {
      throw new GuanxiException(EXPERIMENT_INVALID, "audience of " + people.size());
    }
    String currency =
        currencies.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse(null);
    Experiment made =
        new Experiment(
            0,
            plan.name().strip(),
            salt,
            plan.treatedShare(),
            plan.metric(),
            plan.metric() == Metric.REVENUE ? currency : null,
            plan.days(),
            plan.beginsOn(),
            plan.audience(),
            by,
            clock.instant());
    return experiments.get(experiments.add(made, people));
  }

  private void check(Plan plan) {
    boolean named =
        !plan.name().isBlank()
            && plan.name().length() <= LONGEST_NAME
            && plan.salt().length() <= LONGEST_NAME;
    boolean divided = plan.treatedShare() >= 1 && plan.treatedShare() <= 99;
    boolean timed = plan.days() >= 1 && plan.days() <= 365;
    boolean near =
        plan.beginsOn().isAfter(LocalDate.of(1990, 1, 1))
            && plan.beginsOn().isBefore(today().plusYears(1));
    if (!named || !divided || !timed || !near) {
      throw new GuanxiException(
          EXPERIMENT_INVALID,
          "share %d, days %d, begins %s"
              .formatted(plan.treatedShare(), plan.days(), plan.beginsOn()));
    }
  }

  private static CustomerFilter filter(Audience audience) {
    return new CustomerFilter(
        null,
        List.of(),
        audience.stage() == null ? Set.of() : Set.of(audience.stage()),
        Set.of(),
        audience.country() == null ? Set.of() : Set.of(audience.country()),
        null,
        Set.of(),
        null,
        null,
        CustomerFilter.Ranges.NONE,
        audience.segment() == null ? Set.of() : Set.of(audience.segment()));
  }

  LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  /** What came of it up to now. */
  Readout read(Experiment experiment) {
    List<Person> people = experiments.people(experiment.id());
    Map<CustomerId, double[]> after =
        values(experiment, experiment.beginsOn(), experiment.endsBefore());
    Map<CustomerId, double[]> before =
        values(
            experiment, experiment.beginsOn().minusDays(experiment.days()), experiment.beginsOn());
    return Readout.of(experiment, people, before, after, today());
  }

  /** Orders and money of each customer who ordered between two days. */
  private Map<CustomerId, double[]> values(Experiment experiment, LocalDate from, LocalDate to) {
    Map<CustomerId, double[]> values = new HashMap<>();
    orders.read(
        start(from),
        start(to),
        sum -> {
          double[] of = values.computeIfAbsent(sum.customer(), _ -> new double[2]);
          of[0] += sum.orders();
          of[1] += isCounted(experiment, sum.currency()) ? sum.money() : 0;
        });
    return values;
  }

  private static boolean isCounted(Experiment experiment, @Nullable String currency) {
    return experiment.currency() == null || experiment.currency().equals(currency);
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
