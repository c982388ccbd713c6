package guanxi.matching;

import guanxi.customer.Couple;
import guanxi.customer.Customers;
import guanxi.customer.Merges;
import guanxi.kernels.matching.DecisionShift;
import guanxi.shared.CustomerId;
import guanxi.staff.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where staff looks at pairs of customers that may be one person, and decides. */
@Service
@Transactional
public class MatchDesk {

  private static final int AROUND = 5;

  private final StoredPairs pairs;
  private final StoredDecisions decisions;
  private final StoredSearches searches;
  private final MatchQueue queue;
  private final Merges merges;
  private final Customers customers;
  private final AuditTrail audit;
  private final SearchAfterImports searching;
  private final MatchingSettings settings;
  private final Clock clock;

  MatchDesk(
      StoredPairs pairs,
      StoredDecisions decisions,
      StoredSearches searches,
      MatchQueue queue,
      Merges merges,
      Customers customers,
      AuditTrail audit,
      SearchAfterImports searching,
      MatchingSettings settings,
      Clock clock) {
    this.pairs = pairs;
    this.decisions = decisions;
    this.searches = searches;
    this.queue = queue;
    this.merges = merges;
    this.customers = customers;
    this.audit = audit;
    this.searching = searching;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A search over all customers.
   *
   * @param found pairs in the queue afterwards
   * @param merged pairs that were merged without asking
   * @param decisions what staff had decided by then and was learned from
   * @param shift by how much that moved all natural log odds
   */
  public record Search(
      Instant madeAt,
      long customers,
      long compared,
      long found,
      long merged,
      long decisions,
      double shift) {}

  /** How many pairs wait, how many of them are as good as certain, how many were decided. */
  public record Counts(long open, long certain, long decided) {}

  /** How much there is to do. */
  @Transactional(readOnly = true)
  public Counts counts() {
    return new Counts(pairs.open(), pairs.open(settings.certain()), decisions.count());
  }

  /** The pair to be asked about next. */
  public Optional<PossibleMatch> next() {
    Optional<PossibleMatch> next = pairs.next();
    while (next.isPresent() && !isThere(next.get())) {
      pairs.forget(next.get().id());
      next = pairs.next();
    }
    return next;
  }

  private boolean isThere(PossibleMatch pair) {
    return customers.find(pair.one()).isPresent() && customers.find(pair.other()).isPresent();
  }

  /** A pair that waits to be decided. */
  @Transactional(readOnly = true)
  public Optional<PossibleMatch> find(UUID pair) {
    return pairs.find(pair).filter(this::isThere);
  }

  /** With whom a customer may be one person, the likeliest first; a handful. */
  @Transactional(readOnly = true)
  public List<PossibleMatch> around(CustomerId customer) {
    return pairs.around(customer, AROUND);
  }

  /**
   * Says that the two are one person and merges them.
   *
   * @param by who says so
   */
  public void same(UUID pair, String by) {
    PossibleMatch match = open(pair);
    Couple couple = couple(pair);
    keep(match, couple, merges.merge(couple, by), by);
    audit.record("matching.same", "pair:" + pair, couple.a() + " and " + couple.b());
  }

  /** Says that the two are different people; they are not asked about again. */
  public void different(UUID pair, String by) {
    PossibleMatch match = open(pair);
    Couple couple = couple(pair);
    keep(match, couple, null, by);
    audit.record("matching.different", "pair:" + pair, couple.a() + " and " + couple.b());
  }

  /** Puts a pair behind all others. */
  public void later(UUID pair) {
    pairs.postpone(open(pair).id(), clock.instant());
  }

  /** Takes a decision back: the two are apart again and asked about again. */
  public void undo(UUID decision) {
    UUID merge =
        decisions
            .remove(decision)
            .orElseThrow(() -> MatchingError.DECISION_NOT_FOUND.about("decision " + decision))
            .merge();
    if (merge != null) {
      merges.undo(merge);
    }
    audit.record("matching.undone", "decision:" + decision, "");
  }

  /** Takes a merge back, and the decision that made it if there was one. */
  public void undoMerge(UUID merge) {
    decisions.removeOf(merge);
    merges.undo(merge);
  }

  /** Merges all pairs that are as good as certain; returns how many. */
  public long mergeCertain(String by) {
    long merged = queue.merge(pairs.from(settings.certain()), by, true);
    audit.record("matching.certain-merged", "pairs:" + merged, "");
    return merged;
  }

  /** What was decided, the latest first. */
  @Transactional(readOnly = true)
  public List<MatchDecision> decided(int limit) {
    return decisions.latest(limit);
  }

  /** What this person decided last. */
  @Transactional(readOnly = true)
  public Optional<MatchDecision> latestBy(String by) {
    return decisions.latestBy(by);
  }

  /** Asks for a search over all customers; its pairs come when it is done. */
  public void search(String by) {
    searching.submit(by);
  }

  /** The latest search over all customers. */
  @Transactional(readOnly = true)
  public Optional<Search> latestSearch() {
    return searches.latest();
  }

  private PossibleMatch open(UUID pair) {
    return pairs
        .find(pair)
        .orElseThrow(() -> MatchingError.PAIR_ALREADY_DECIDED.about("pair " + pair));
  }

  private Couple couple(UUID pair) {
    return pairs.couple(pair).orElseThrow(() -> MatchingError.PAIR_NOT_FOUND.about("pair " + pair));
  }

  private void keep(PossibleMatch match, Couple couple, @Nullable UUID merge, String by) {
    CustomerId now = merge == null ? null : customerOf(couple.a());
    decisions.add(
        new StoredDecisions.Made(
            UUID.randomUUID(),
            couple,
            now == null ? match.one() : now,
            now == null ? match.other() : now,
            match.probability(),
            DecisionShift.logOdds(match.probability()) - decisions.learned().shift(),
            match.evidence(),
            merge,
            clock.instant(),
            by,
            true));
  }

  private CustomerId customerOf(UUID identity) {
    CustomerId id = new CustomerId(identity);
    return customers.find(id).map(customer -> customer.id()).orElse(id);
  }
}
