package guanxi.matching;

import guanxi.customer.Customers;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import org.springframework.stereotype.Component;

/**
 * Looks among all customers for those that are probably one person: learns what agreement is worth
 * from the customers themselves and from what staff decided, and renews the queue.
 *
 * <p>Runs every night, after every import and undo, and when somebody asks for it. The outcome
 * follows from the customers alone, so doing it twice changes nothing; decisions stay.
 */
@Component
class SearchMatches implements Job {

  static final String KIND = "matching.search";

  /** What the search needs of the heap for each customer. */
  private static final long BYTES_EACH = 2_200;

  private final Customers customers;
  private final MatchingSettings settings;
  private final Recognition recognition;
  private final MatchQueue queue;

  SearchMatches(
      Customers customers, MatchingSettings settings, Recognition recognition, MatchQueue queue) {
    this.customers = customers;
    this.settings = settings;
    this.recognition = recognition;
    this.queue = queue;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    long count = customers.recognisable();
    long room = Runtime.getRuntime().maxMemory() * 7 / 10 / BYTES_EACH;
    long most = Math.min(settings.mostCustomers(), room);
    if (count > most) {
      throw MatchingError.TOO_MANY_CUSTOMERS.about("%d, at most %d".formatted(count, most));
    }
    queue.forgetWaiting();
    run.progress("read", 0, count);
    Recognition.Found found = recognition.learn(run, count);
    run.checkCancelled();
    run.progress("queue", 0, 0);
    queue.renew(found);
  }
}
