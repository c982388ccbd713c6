package guanxi.insight;

import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the lists know her.
 *
 * @param shop id of the source most of her orders came from
 * @param money what she spent, net of returns; like all money of the row in her main currency
 * @param fifth fifth of spending, 5 is the highest
 * @param stage name of her life-cycle stage
 * @param alive probability that she is still a customer
 * @param orders90 orders to expect in ninety days
 * @param spend money of one purchase day to expect
 * @param expected money to expect in a year
 * @param atRisk the part of it that her silence puts in doubt
 * @param quietDays days since the last order
 * @param rhythmDays her usual pause between orders
 */
public record CustomerRow(
    CustomerId id,
    Person person,
    @Nullable Integer shop,
    long orders,
    @Nullable Money money,
    @Nullable Money returned,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    @Nullable Integer fifth,
    String stage,
    String reason,
    @Nullable Double alive,
    @Nullable Double orders90,
    @Nullable Money spend,
    @Nullable Money expected,
    @Nullable Money atRisk,
    @Nullable Integer quietDays,
    @Nullable Double rhythmDays) {

  /** Who she is. */
  public record Person(
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String country,
      @Nullable String city) {}
}
