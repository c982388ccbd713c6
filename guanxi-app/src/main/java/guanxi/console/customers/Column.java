package guanxi.console.customers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A column of the customers list. Its key stands in addresses and never changes. */
public enum Column {
  NAME("name", false, true),
  EMAIL("email", false, false),
  PHONE("phone", false, false),
  COUNTRY("country", false, true),
  CITY("city", false, false),
  SHOP("shop", false, false),
  STAGE("stage", false, true),
  ORDERS("orders", true, true),
  SPENT("spent", true, true),
  AVERAGE("average", true, false),
  RETURNED("returned", true, false),
  FIRST_ORDER("first", true, false),
  LAST_ORDER("last", true, true),
  ALIVE("alive", true, true),
  EXPECTED_ORDERS("expected-orders", true, false),
  EXPECTED_MONEY("expected-money", true, false),
  AT_RISK("at-risk", true, true),
  VALUE("value", true, false),
  REASON("reason", false, false);

  /** What is shown as long as nobody chose. */
  static final List<Column> USUAL = Arrays.stream(values()).filter(column -> column.usual).toList();

  private final String key;
  private final boolean number;
  private final boolean usual;

  Column(String key, boolean number, boolean usual) {
    this.key = key;
    this.number = number;
    this.usual = usual;
  }

  /** How it is called in an address and in text keys. */
  public String key() {
    return key;
  }

  /** Whether it is set flush right. */
  public boolean isNumber() {
    return number;
  }

  /** Whether the list can be sorted by it; a reason is a sentence. */
  public boolean isSortable() {
    return this != REASON;
  }

  /** The column that an address calls so. */
  static Optional<Column> of(String key) {
    return Arrays.stream(values()).filter(column -> column.key.equals(key)).findFirst();
  }
}
