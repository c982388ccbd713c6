package guanxi.insight;

import guanxi.insight.ValueBook.Acquisition;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a customer brought and cost so far, and what she will: booked revenue less returns,
 * acquisition, operating and service cost, in her main currency.
 */
@Service
@Transactional(readOnly = true)
public class ValueLedger {

  private final Scores scores;
  private final ValueBook book;

  ValueLedger(Scores scores, ValueBook book) {
    this.scores = scores;
    this.book = book;
  }

  /**
   * A customer's page in the ledger.
   *
   * @param minutes that staff spent on her
   * @param newcomers how many customers share what was spent in the month she first bought; 0 when
   *     nothing was entered for it
   * @param hasRates whether costs of her currency were entered
   */
  public record Account(
      Currency currency, Value value, long minutes, long newcomers, boolean hasRates) {

    /** An amount of it. */
    public Money money(long minor) {
      return new Money(minor, currency);
    }
  }

  /** The account of a customer who bought; empty for others. */
  public Optional<Account> of(CustomerId id) {
    return scores.find(id).flatMap(score -> account(id, score));
  }

  private Optional<Account> account(CustomerId id, Scores.Score score) {
    CustomerRow row = score.row();
    Money money = row.money();
    Money expected = row.expected();
    if (money == null || row.firstDay() == null) {
      return Optional.empty();
    }
    String currency = money.currency().getCurrencyCode();
    Optional<ValueRates> rates =
        book.rates().stream()
            .filter(rate -> rate.currency().equals(currency))
            .map(ValueBook.Rate::rates)
            .findFirst();
    Integer shop = row.shop();
    Optional<Acquisition> won =
        book.acquisition(shop == null ? 0 : shop, row.firstDay().withDayOfMonth(1), currency);
    long minutes = book.minutes(id);
    Double orders365 = score.orders365();
    Value value =
        Value.of(
            new Value.Booked(
                row.orders(),
                money.minor(),
                row.returned() == null ? 0 : row.returned().minor(),
                expected == null ? 0 : expected.minor(),
                orders365 == null ? 0 : orders365,
                minutes),
            rates.orElse(ValueRates.NONE),
            won.map(w -> Math.round((double) w.spendMinor() / w.newcomers())).orElse(0L));
    return Optional.of(
        new Account(
            money.currency(),
            value,
            minutes,
            won.map(Acquisition::newcomers).orElse(0L),
            rates.isPresent()));
  }
}
