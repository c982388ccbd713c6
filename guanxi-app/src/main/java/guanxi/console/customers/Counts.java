package guanxi.console.customers;

import guanxi.insight.CustomerFilter;
import guanxi.insight.CustomerList;
import guanxi.insight.Highlights;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How many customers a filter wants. Between two refreshes the answer does not change, and whoever
 * turns pages asks again and again, so the latest answers are kept.
 */
@Component
class Counts {

  private static final int KEPT = 500;

  private final CustomerList customers;
  private final Highlights highlights;
  private final Map<Question, Long> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Long> eldest) {
          return size() > KEPT;
        }
      };

  /** Whoever was found by contact point may change at any time, so searches are not kept. */
  private record Question(Instant madeAt, CustomerFilter filter, int most) {}

  Counts(CustomerList customers, Highlights highlights) {
    this.customers = customers;
    this.highlights = highlights;
  }

  /** How many there are, counted up to {@code most} + 1. */
  long of(CustomerFilter filter, int most) {
    if (filter.search() != null) {
      return customers.count(filter, most);
    }
    Instant madeAt =
        highlights.summary().map(summary -> summary.refresh().madeAt()).orElse(Instant.MIN);
    Question question = new Question(madeAt, filter, most);
    synchronized (answers) {
      Long known = answers.get(question);
      if (known != null) {
        return known;
      }
    }
    long counted = customers.count(filter, most);
    synchronized (answers) {
      answers.put(question, counted);
    }
    return counted;
  }
}
