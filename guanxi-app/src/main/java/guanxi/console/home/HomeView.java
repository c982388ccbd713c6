package guanxi.console.home;

import guanxi.console.jobs.JobsView;
import guanxi.shared.Money;
import guanxi.web.Chart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the start page shows.
 *
 * @param now when the page was made
 * @param sections what this role sees, in the order that suits it
 * @param steps what is left to do before the shop is known
 * @param refreshedAt when the figures were computed, or null before the first time
 * @param changes what is different from the computation before
 * @param atRisk money in doubt, one for each currency, the most customers first
 * @param leaving who is worth keeping and about to leave
 * @param stages customers by stage, or null while there are none
 * @param weeks orders by week with the year before, or null while there are none
 * @param jobs what is running now
 */
public record HomeView(
    Instant now,
    List<Section> sections,
    List<Step> steps,
    DemoState demo,
    @Nullable Instant refreshedAt,
    @Nullable Instant comparedWith,
    List<Change> changes,
    List<AtRisk> atRisk,
    List<Leaving> leaving,
    @Nullable Chart stages,
    @Nullable Chart weeks,
    JobsView jobs) {

  /** Whether nothing is known yet. */
  public boolean isEmpty() {
    return refreshedAt == null;
  }

  /** Whether every step of the start is done. */
  public boolean isStarted() {
    return nextStep() == null;
  }

  /** The first step that is not done, or null. */
  public @Nullable Step nextStep() {
    return steps.stream().filter(step -> !step.isDone()).findFirst().orElse(null);
  }

  /** How many steps are done. */
  public long stepsDone() {
    return steps.stream().filter(Step::isDone).count();
  }

  /** The customers who are worth keeping and about to leave, all of them. */
  public String leavingPath() {
    return "/console/customers?stage=AT_RISK&sort=at-risk&dir=desc";
  }

  /** A part of the page. */
  public enum Section {
    /** What moved. */
    CHANGES,
    /** Money at risk, one line for each currency. */
    MONEY,
    /** Who is worth keeping and about to leave. */
    LEAVING,
    /** Orders by week, customers by stage. */
    CHARTS
  }

  /** How it stands with the demo shop. */
  public enum DemoState {
    /** Not there, and can be loaded. */
    ABSENT,
    /** Being loaded or removed. */
    BUSY,
    /** There, and can be removed. */
    PRESENT,
    /** There is nothing to offer to this role. */
    HIDDEN
  }

  /**
   * One thing to do at the start.
   *
   * @param key the last part of its text keys
   * @param path where it is done
   */
  public record Step(String key, String path, String icon, boolean isDone) {}

  /**
   * One figure that moved.
   *
   * @param key the last part of its text key
   * @param count how much is new since the computation before
   * @param tone {@code good}, {@code attention} or {@code quiet}
   * @param path the customers behind it, or null
   */
  public record Change(String key, long count, String tone, String icon, @Nullable String path) {}

  /**
   * Money in doubt in one currency.
   *
   * @param expected what all its customers are expected to spend in a year
   * @param customers how many those are
   */
  public record AtRisk(Money money, Money expected, long customers, String path) {

    /** The part of the expected money that is in doubt, 0 to 1. */
    public double share() {
      return expected.minor() == 0 ? 0 : (double) money.minor() / expected.minor();
    }
  }

  /**
   * One customer worth keeping.
   *
   * @param reason why she is on the list, in one line
   * @param contact how to reach her, masked as the role demands; empty when unknown
   */
  public record Leaving(
      String name,
      String path,
      String stage,
      String stageName,
      String reason,
      Money atRisk,
      double alive,
      String contact) {}
}
