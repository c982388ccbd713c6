package guanxi.matching;

import guanxi.customer.Couple;
import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.kernels.matching.MatchIndex;
import guanxi.kernels.matching.MatchResult;
import guanxi.kernels.matching.MatchTable;
import guanxi.kernels.matching.PeopleMatcher;
import guanxi.kernels.matching.Romanizer;
import guanxi.platform.JobRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Recognises a customer among all others. What a search learned stays in memory, so that one more
 * customer is compared within milliseconds; after a restart the next search learns it anew.
 *
 * <p>One thread at a time.
 */
@Component
class Recognition {

  private static final int MOST_FOUND = 20;

  /** Of pairs below this even what staff decides makes no likely ones. */
  private static final double LEAST = 0.02;

  private final Customers customers;
  private final MatchingSettings settings;
  private final Romanizer romanizer = new HanNames();
  private @Nullable Known known;

  Recognition(Customers customers, MatchingSettings settings) {
    this.customers = customers;
    this.settings = settings;
  }

  /**
   * What a search found.
   *
   * @param compared how many pairs were looked at
   * @param pairs those worth a thought
   */
  record Found(long customers, long compared, List<FoundPair> pairs) {}

  /** What stays in memory: rows of the index and which row speaks for a customer now. */
  private record Known(People people, MatchIndex index, Map<UUID, Integer> rows) {}

  /** Compares all customers with each other. */
  synchronized Found learn(JobRun run, long count) {
    known = null;
    People people = new People(romanizer);
    customers.forEachRecognisable(customer -> {
      people.add(customer);
      if (people.size() % 10_000 == 0) {
        run.progress("read", people.size(), count);
        run.checkCancelled();
      }
    });
    if (people.size() < 2) {
      return new Found(people.size(), 0, List.of());
    }
    run.progress("compare", 0, 0);
    MatchTable table = people.table();
    PeopleMatcher.Options options = options();
    MatchResult result = PeopleMatcher.match(table, options);
    List<FoundPair> pairs = new ArrayList<>();
    for (List<MatchResult.Pair> some : List.of(result.joined(), result.doubtful())) {
      for (MatchResult.Pair pair : some) {
        Couple couple = Couple.of(people.id(pair.left()), people.id(pair.right()));
        List<MatchEvidence> evidence =
            result.explain(pair.left(), pair.right()).stream().map(MatchEvidence::of).toList();
        pairs.add(new FoundPair(couple, pair.probability(), evidence));
      }
    }
    pairs.removeIf(pair -> !pair.isWorthAsking());
    remember(people, result, options);
    return new Found(people.size(), result.comparedPairs(), pairs);
  }

  private void remember(People people, MatchResult result, PeopleMatcher.Options options) {
    Map<UUID, Integer> rows = HashMap.newHashMap(people.size());
    for (int row = 0; row < people.size(); row++) {
      rows.put(people.id(row), row);
    }
    known = new Known(people, MatchIndex.of(result, options), rows);
  }

  /** Whether {@link #compare} knows the others; if not, a search is due. */
  synchronized boolean isReady() {
    return known != null;
  }

  /** Finds who may be this customer, and finds her from now on. */
  synchronized List<FoundPair> compare(Customer customer) {
    Known now = known;
    if (now == null) {
      return List.of();
    }
    UUID id = customer.id().value();
    List<String> values = now.people().values(customer);
    List<FoundPair> pairs = new ArrayList<>();
    for (MatchIndex.Found found : now.index().find(values, MOST_FOUND)) {
      UUID other = now.people().id(found.row());
      boolean speaks = Integer.valueOf(found.row()).equals(now.rows().get(other));
      if (speaks && !other.equals(id) && !found.contradicted()) {
        List<MatchEvidence> evidence =
            now.index().explain(values, found.row()).stream().map(MatchEvidence::of).toList();
        pairs.add(new FoundPair(Couple.of(id, other), found.probability(), evidence));
      }
    }
    pairs.removeIf(pair -> !pair.isWorthAsking());
    now.people().grow(id);
    now.rows().put(id, now.index().add(values));
    return pairs;
  }

  /** A customer that is no longer there is not found any more. */
  synchronized void forget(UUID customer) {
    if (known != null) {
      known.rows().remove(customer);
    }
  }

  private PeopleMatcher.Options options() {
    return new PeopleMatcher.Options(
        0.5, LEAST, 200, settings.phonesTell() ? Set.of("phone") : Set.of(), romanizer);
  }
}
