package guanxi.console.customers;

import guanxi.insight.CustomerSort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of the customers list. Its key stands in addresses and never changes. */
public enum Column {
  NAME("name", CustomerSort.NAME, true),
  EMAIL("email", CustomerSort.EMAIL, false),
  PHONE("phone", CustomerSort.PHONE, false),
  COUNTRY("country", CustomerSort.COUNTRY, true),
  CITY("city", CustomerSort.CITY, false),
  SHOP("shop", CustomerSort.SHOP, false),
  STAGE("stage", CustomerSort.STAGE, true),
  ORDERS("orders", CustomerSort.ORDERS, true),
  SPENT("spent", CustomerSort.MONEY, true),
  SPEND("spend", CustomerSort.SPEND, false),
  RETURNED("returned", CustomerSort.RETURNED, false),
  FIRST_ORDER("first", CustomerSort.FIRST_DAY, false),
  LAST_ORDER("last", CustomerSort.LAST_DAY, true),
  ALIVE("alive", CustomerSort.ALIVE, true),
  EXPECTED_ORDERS("expected-orders", CustomerSort.ORDERS_90, false),
  EXPECTED_MONEY("expected-money", CustomerSort.EXPECTED, false),
  AT_RISK("at-risk", CustomerSort.AT_RISK, true),
  FIFTH("value", CustomerSort.FIFTH, false),
  REASON("reason", null, false);

  /** What is shown as long as nobody chose. */
  public static final List<Column> USUAL =
      Arrays.stream(values()).filter(column -> column.usual).toList();

  private final String key;
  private final @Nullable CustomerSort sort;
  private final boolean usual;

  Column(String key, @Nullable CustomerSort sort, boolean usual) {
    this.key = key;
    this.sort = sort;
    this.usual = usual;
  }

  /** How it is called in an address and in text keys. */
  public String key() {
    return key;
  }

  /** Whether it is set flush right, and begins with the greatest when sorted. */
  public boolean isNumber() {
    return switch (this) {
      case ORDERS,
          SPENT,
          SPEND,
          RETURNED,
          FIRST_ORDER,
          LAST_ORDER,
          ALIVE,
          EXPECTED_ORDERS,
          EXPECTED_MONEY,
          AT_RISK,
          FIFTH ->
          true;
      case NAME, EMAIL, PHONE, COUNTRY, CITY, SHOP, STAGE, REASON -> false;
    };
  }

  /** Whether it holds money, which is compared within a currency only. */
  public boolean isMoney() {
    return switch (this) {
      case SPENT, SPEND, RETURNED, EXPECTED_MONEY, AT_RISK -> true;
      default -> false;
    };
  }

  /** Whether the list can be sorted by it: those that have an index. */
  public boolean isSortable() {
    return sort != null;
  }

  /** What the list is then sorted by; the last order for a column that has no index. */
  CustomerSort sort() {
    return sort == null ? CustomerSort.LAST_DAY : sort;
  }

  /** The column that an address calls so. */
  static Optional<Column> of(String key) {
    return Arrays.stream(values()).filter(column -> column.key.equals(key)).findFirst();
  }
}
