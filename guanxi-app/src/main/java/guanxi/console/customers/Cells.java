package guanxi.console.customers;

import guanxi.console.Masking;
import guanxi.insight.CustomerRow;
import guanxi.insight.Reasons;
import guanxi.intake.Shops;
import guanxi.shared.Money;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the columns of one reader's list: as text on the page, as values in an export.
 * Both come from here, so that an export says what the page says.
 */
final class Cells {

  private final Texts texts;
  private final Formats formats;
  private final Masking masking;
  private final Shops shops;

  Cells(Texts texts, Formats formats, Masking masking, Shops shops) {
    this.texts = texts;
    this.formats = formats;
    this.masking = masking;
    this.shops = shops;
  }

  /** Ready to print; empty when nothing is known. */
  String text(Column column, CustomerRow customer) {
    if (column == Column.NAME && customer.person().name() == null) {
      return texts.of("console.customers.nameless");
    }
    Object value = value(column, customer);
    return switch (column) {
      case ALIVE -> value instanceof Double share ? alive(share, customer) : "";
      case EXPECTED_ORDERS -> value instanceof Double orders ? formats.number(orders, 1) : "";
      default -> printed(value);
    };
  }

  /** After a single purchase the model cannot tell silence from the end: that is no 100 %. */
  private String alive(double share, CustomerRow customer) {
    return share >= 1 && customer.orders() <= 1 ? "" : formats.percent(share, 0);
  }

  private String printed(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Money money -> formats.moneyRounded(money);
      case LocalDate day -> formats.date(day);
      case Number number -> formats.number(number.longValue());
      default -> value.toString();
    };
  }

  /** As an export writes it: money in whole units with its decimals, shares as they are. */
  @Nullable Object exported(Column column, CustomerRow customer) {
    Object value = value(column, customer);
    return switch (value) {
      case null -> null;
      case Money money -> money.amount();
      case Double number -> BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_EVEN);
      default -> value;
    };
  }

  private @Nullable Object value(Column column, CustomerRow customer) {
    CustomerRow.Person person = customer.person();
    return switch (column) {
      case NAME -> person.name();
      case EMAIL -> person.email() == null ? null : masking.email(person.email());
      case PHONE -> person.phone() == null ? null : masking.phone(person.phone());
      case COUNTRY -> person.country() == null ? null : country(person.country());
      case CITY -> person.city();
      case SHOP -> customer.shop() == null ? null : shops.name(customer.shop());
      case STAGE -> texts.of("console.stage." + customer.stage());
      case REASON -> Reasons.sentence(customer.reason(), texts);
      default -> figure(column, customer);
    };
  }

  private static @Nullable Object figure(Column column, CustomerRow customer) {
    return switch (column) {
      case ORDERS -> customer.orders();
      case SPENT -> customer.money();
      case SPEND -> customer.spend();
      case RETURNED -> returned(customer);
      case FIRST_ORDER -> customer.firstDay();
      case LAST_ORDER -> customer.lastDay();
      case ALIVE -> customer.alive();
      case EXPECTED_ORDERS -> customer.orders90();
      case EXPECTED_MONEY -> customer.expected();
      case FIFTH -> customer.fifth();
      default -> customer.atRisk();
    };
  }

  private static @Nullable Money returned(CustomerRow customer) {
    Money returned = customer.returned();
    return returned == null || returned.minor() == 0 ? null : returned;
  }

  /** A country in the reader's language; what is no code stays as it came. */
  String country(String code) {
    if (code.length() != 2) {
      return code;
    }
    return Locale.of("", code).getDisplayCountry(texts.language());
  }

  /** The main currency, in which money stands in the row. */
  static @Nullable String currency(CustomerRow customer) {
    Money money = customer.money();
    return money == null ? null : money.currency().getCurrencyCode();
  }
}
