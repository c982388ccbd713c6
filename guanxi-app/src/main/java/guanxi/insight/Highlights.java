package guanxi.insight;

import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the latest refresh says in short: how much is at stake, who moved, whom to look after. */
@Service
@Transactional(readOnly = true)
public class Highlights {

  /** Everybody who is still a customer; of those who lapsed there is nothing to keep. */
  private static final Set<String> PRESENT =
      Set.of("NEW", "ACTIVE", "LOYAL", "WON_BACK", "AT_RISK");

  private final StoredRefreshes refreshes;
  private final CustomerList customers;

  Highlights(StoredRefreshes refreshes, CustomerList customers) {
    this.refreshes = refreshes;
    this.customers = customers;
  }

  /**
   * A finished computation of all scores.
   *
   * @param id 0 while it is not stored
   * @param asOf the last day it knows of, in the shop's time zone
   * @param customers all customers, {@code buyers} of whom ever bought
   * @param method what the scores come from: {@code BG_NBD}, {@code NBD_AND_RULE}, {@code RULE}
   */
  public record Refresh(
      long id,
      Instant madeAt,
      LocalDate asOf,
      long customers,
      long buyers,
      long orders,
      String method) {}

  /**
   * Sums over the buyers of one main currency.
   *
   * @param money365 expected in the next 365 days
   * @param moneyAtRisk the part of it that silence puts in doubt
   */
  public record AtStake(long buyers, Money money365, Money moneyAtRisk) {}

  /**
   * Customers who stood at one stage before the refresh and stand at another, or the same, after.
   *
   * @param from empty for those who were not known before
   */
  public record StageMove(Optional<LifecycleStage> from, LifecycleStage to, long customers) {}

  /**
   * Everything at a glance.
   *
   * @param previous the refresh before, if there was one
   * @param atStake per currency, most buyers first
   * @param atStakeBefore the same at the refresh before; empty if there was none
   * @param moves all pairs of stages, those who stayed included
   */
  public record Summary(
      Refresh refresh,
      Optional<Refresh> previous,
      List<AtStake> atStake,
      List<AtStake> atStakeBefore,
      List<StageMove> moves) {}

  /** The summary of the latest refresh; empty before the first one. */
  public Optional<Summary> summary() {
    List<Refresh> latest = refreshes.latest(2);
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    Refresh refresh = latest.getFirst();
    Optional<Refresh> previous = latest.size() < 2 ? Optional.empty() : Optional.of(latest.get(1));
    return Optional.of(
        new Summary(
            refresh,
            previous,
            refreshes.atStake(refresh.id()),
            previous.map(before -> refreshes.atStake(before.id())).orElse(List.of()),
            refreshes.stageMoves(refresh.id())));
  }

  /**
   * The customers worth keeping and about to leave, most money at risk first, of one currency, as
   * money of several cannot be compared. Those who have most likely left are not among them.
   */
  public List<CustomerRow> worthKeeping(String currency, int limit) {
    CustomerFilter filter =
        new CustomerFilter(
            null,
            List.of(),
            PRESENT,
            Set.of(),
            Set.of(),
            currency,
            Set.of(),
            null,
            null,
            CustomerFilter.Ranges.NONE);
    return customers.page(filter, CustomerSort.AT_RISK, true, null, limit).rows().stream()
        .filter(row -> row.atRisk() != null && row.atRisk().minor() > 0)
        .toList();
  }
}
