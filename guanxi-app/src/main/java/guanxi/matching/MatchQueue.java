package guanxi.matching;

import guanxi.customer.Couple;
import guanxi.customer.Merges;
import guanxi.insight.Scores;
import guanxi.kernels.matching.DecisionShift;
import guanxi.matching.StoredDecisions.Learned;
import guanxi.matching.StoredPairs.Ranked;
import guanxi.shared.CustomerId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts what was found into the queue: by what staff decided it is judged anew, what cannot be is
 * left out, and what is worth most and doubted most comes first.
 */
@Component
class MatchQueue {

  /** Who is said to have decided what the setting allowed. */
  static final String BY_RULE = "Guanxi";

  private static final int AT_ONCE = 2000;

  private final StoredPairs pairs;
  private final StoredDecisions decisions;
  private final StoredSearches searches;
  private final Merges merges;
  private final Scores scores;
  private final MatchingSettings settings;
  private final Clock clock;

  MatchQueue(
      StoredPairs pairs,
      StoredDecisions decisions,
      StoredSearches searches,
      Merges merges,
      Scores scores,
      MatchingSettings settings,
      Clock clock) {
    this.pairs = pairs;
    this.decisions = decisions;
    this.searches = searches;
    this.merges = merges;
    this.scores = scores;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whoever waits to be compared is compared by the search that begins now. */
  @Transactional
  public void forgetWaiting() {
    searches.forgetWaiting();
  }

  /** Takes in the outcome of a search over all customers. */
  @Transactional
  public void renew(Recognition.Found found) {
    Learned learned = decisions.learned();
    Instant now = clock.instant();
    List<Ranked> ranked = ranked(found.pairs(), learned.shift());
    long open = pairs.replace(possible(ranked, settings.queueLength()), now);
    long merged =
        settings.merge() == MatchingSettings.Merging.CERTAIN
            ? merge(pairs.from(settings.certain()), BY_RULE, false)
            : 0;
    searches.add(found, open, merged, learned, now);
  }

  /** Takes in who may be one customer. */
  @Transactional
  public void renewAround(UUID customer, List<FoundPair> found) {
    List<Ranked> ranked = ranked(found, decisions.learned().shift());
    pairs.replaceAround(customer, possible(ranked, ranked.size()), clock.instant());
    if (settings.merge() == MatchingSettings.Merging.CERTAIN) {
      List<PossibleMatch> certain =
          pairs.around(new CustomerId(customer), AT_ONCE).stream()
              .filter(pair -> pair.probability() >= settings.certain())
              .toList();
      merge(certain, BY_RULE, false);
    }
  }

  /** Merges these and keeps that as decisions; returns of how many the graph allowed it. */
  @Transactional
  public long merge(List<PossibleMatch> certain, String by, boolean byStaff) {
    Map<Couple, PossibleMatch> wanted = new HashMap<>();
    for (PossibleMatch pair : certain) {
      pairs.couple(pair.id()).ifPresent(couple -> wanted.put(couple, pair));
    }
    double shift = decisions.learned().shift();
    Map<Couple, UUID> made = merges.mergeAll(wanted.keySet(), by);
    Instant now = clock.instant();
    made.forEach((couple, merge) -> {
      PossibleMatch pair = wanted.get(couple);
      if (pair != null) {
        keep(pair, couple, merge, shift, now, by, byStaff);
      }
    });
    return made.size();
  }

  private void keep(
      PossibleMatch pair,
      Couple couple,
      UUID merge,
      double shift,
      Instant now,
      String by,
      boolean byStaff) {
    decisions.add(
        new StoredDecisions.Made(
            UUID.randomUUID(),
            couple,
            pair.one(),
            pair.one(),
            pair.probability(),
            DecisionShift.logOdds(pair.probability()) - shift,
            pair.evidence(),
            merge,
            now,
            by,
            byStaff));
  }

  /** Those that reach the queue, best first. */
  private List<Ranked> ranked(List<FoundPair> found, double shift) {
    List<Ranked> likely = new ArrayList<>();
    for (FoundPair pair : found) {
      double probability = DecisionShift.moved(pair.probability(), shift);
      if (probability >= settings.doubtful()) {
        likely.add(new Ranked(pair, probability, 0));
      }
    }
    Map<CustomerId, Double> worth = worth(likely);
    List<Ranked> ranked = new ArrayList<>(likely.size());
    for (Ranked one : likely) {
      Couple couple = one.pair().couple();
      double money =
          worth.getOrDefault(new CustomerId(couple.a()), 0.0)
              + worth.getOrDefault(new CustomerId(couple.b()), 0.0);
      double doubt = 4 * one.probability() * (1 - one.probability());
      ranked.add(new Ranked(one.pair(), one.probability(), (1 + Math.max(0, money)) * doubt));
    }
    ranked.sort(
        Comparator.comparingDouble(Ranked::rank)
            .reversed()
            .thenComparing(one -> one.pair().couple().a())
            .thenComparing(one -> one.pair().couple().b()));
    return ranked;
  }

  private Map<CustomerId, Double> worth(List<Ranked> pairs) {
    Set<CustomerId> ids = new HashSet<>();
    for (Ranked one : pairs) {
      ids.add(new CustomerId(one.pair().couple().a()));
      ids.add(new CustomerId(one.pair().couple().b()));
    }
    List<CustomerId> all = new ArrayList<>(ids);
    Map<CustomerId, Double> worth = new HashMap<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      worth.putAll(scores.moneyWeights(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
    }
    return worth;
  }

  /** The first so many that can be one person. */
  private Collection<Ranked> possible(List<Ranked> ranked, int most) {
    List<Ranked> possible = new ArrayList<>();
    for (int from = 0; from < ranked.size() && possible.size() < most; from += AT_ONCE) {
      List<Ranked> some = ranked.subList(from, Math.min(ranked.size(), from + AT_ONCE));
      Set<Couple> impossible =
          merges.impossible(
              some.stream().map(one -> one.pair().couple()).toList(), settings.phonesTell());
      some.stream()
          .filter(one -> !impossible.contains(one.pair().couple()))
          .limit(most - possible.size())
          .forEach(possible::add);
    }
    return possible;
  }
}
