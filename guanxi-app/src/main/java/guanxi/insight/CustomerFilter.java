package guanxi.insight;

import guanxi.shared.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted; an empty set or a null wants all.
 *
 * @param search wants those whose name begins so, in any case, and those in {@code found}
 * @param found who was found by something else than the name: e-mail, phone, order number
 * @param stages names of life-cycle stages
 * @param shops ids of the sources most of their orders came from
 * @param countries ISO codes
 * @param currency main currency
 * @param fifths fifths of spending, 5 is the highest
 * @param quietFrom least days since the last order
 * @param quietTo most days since the last order
 * @param ranges between which amounts and days
 * @param segments numbers of segments of the latest refresh
 */
public record CustomerFilter(
    @Nullable String search,
    List<CustomerId> found,
    Set<String> stages,
    Set<Integer> shops,
    Set<String> countries,
    @Nullable String currency,
    Set<Integer> fifths,
    @Nullable Integer quietFrom,
    @Nullable Integer quietTo,
    Ranges ranges,
    Set<Integer> segments) {

  /** Wants customers of any segment. */
  public CustomerFilter(
      @Nullable String search,
      List<CustomerId> found,
      Set<String> stages,
      Set<Integer> shops,
      Set<String> countries,
      @Nullable String currency,
      Set<Integer> fifths,
      @Nullable Integer quietFrom,
      @Nullable Integer quietTo,
      Ranges ranges) {
    this(
        search, found, stages, shops, countries, currency, fifths, quietFrom, quietTo, ranges,
        Set.of());
  }

  /** Wants everybody. */
  public static final CustomerFilter ALL =
      new CustomerFilter(
          null, List.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), null, null, Ranges.NONE);

  /**
   * Between which amounts and days, both ends included, null for an open end. Money can only be
   * compared within a currency: without one in the filter its ends are left out.
   *
   * @param moneyFrom least money spent, net of returns, in minor units
   * @param firstFrom earliest day of the first order
   * @param lastFrom earliest day of the last order
   */
  public record Ranges(
      @Nullable Long moneyFrom,
      @Nullable Long moneyTo,
      @Nullable LocalDate firstFrom,
      @Nullable LocalDate firstTo,
      @Nullable LocalDate lastFrom,
      @Nullable LocalDate lastTo) {

    /** Everything. */
    public static final Ranges NONE = new Ranges(null, null, null, null, null, null);
  }
}
