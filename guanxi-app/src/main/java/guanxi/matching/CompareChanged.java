package guanxi.matching;

import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.shared.CustomerId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Compares customers of whom something new is known with all others, a few seconds after it came
 * in. Leaves to a search what comes in by the thousand, and everything until the first search has
 * learned what agreement is worth. Being told twice of a customer changes nothing.
 */
@Component
class CompareChanged implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CompareChanged.class);

  private static final long LOOK_MS = 2_000;
  private static final long STOP_MS = 10_000;
  private static final int AT_ONCE = 100;

  /** More than these are left to a search. */
  private static final int MANY = 5_000;

  private final Recognition recognition;
  private final StoredSearches searches;
  private final SearchAfterImports later;
  private final MatchQueue queue;
  private final Customers customers;
  private @Nullable Thread thread;
  private volatile boolean running;
  private boolean asked;

  CompareChanged(
      Recognition recognition,
      StoredSearches searches,
      SearchAfterImports later,
      MatchQueue queue,
      Customers customers) {
    this.recognition = recognition;
    this.searches = searches;
    this.later = later;
    this.queue = queue;
    this.customers = customers;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("compare-changed").daemon().start(this::work);
  }

  @Override
  public void stop() {
    running = false;
    Thread worker = thread;
    if (worker != null) {
      worker.interrupt();
      try {
        worker.join(STOP_MS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void work() {
    while (running) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        compareWaiting();
      } catch (InterruptedException _) {
        running = false;
      } catch (DataAccessException outage) {
        LOG.warn("customers wait to be compared: {}", outage.getClass().getSimpleName());
      }
    }
  }

  /** Compares those who wait; returns how many. */
  int compareWaiting() {
    long waiting = searches.waiting(MANY + 1);
    if (waiting == 0 || waiting > MANY) {
      return 0;
    }
    if (!recognition.isReady()) {
      // A search was made before the process was started anew: learn again, once.
      if (!asked && searches.latest().isPresent()) {
        asked = true;
        later.submit("system");
      }
      return 0;
    }
    int compared = 0;
    for (UUID id : searches.take(AT_ONCE)) {
      compare(id);
      compared++;
    }
    return compared;
  }

  private void compare(UUID id) {
    Optional<Customer> customer =
        customers
            .find(new CustomerId(id))
            .filter(found -> found.id().value().equals(id))
            .filter(CompareChanged::isRecognisable);
    if (customer.isPresent()) {
      queue.renewAround(id, recognition.compare(customer.get()));
    } else {
      recognition.forget(id);
    }
  }

  private static boolean isRecognisable(Customer customer) {
    return Stream.of(customer.name(), customer.email(), customer.phone(), customer.city())
            .filter(value -> value != null)
            .count()
        >= 2;
  }
}
