package guanxi.files.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tables of orders, drawn at random and written in many ways. */
final class DirtyOrders {

  static final List<String> NUMBER_STYLES =
      List.of(
          "1,234.56",
          "1.234,56",
          "1 234,56",
          "1'234.56",
          "¥1,234.56",
          "1234,56 €",
          "US$ 1234.56",
          "1234.56元",
          "１２３４．５６",
          "1,234.56-");

  private static final String HEADER =
      "Order ID,Order Date,Email,Customer Name,Product,Quantity,Unit Price,Currency,Country";
  private static final String[] WESTERN = {"Zoë Müller", "José Núñez", "Ann Smith", "Renée Côté"};
  private static final String[] CHINESE = {"王小明", "李娜的朋友", "张伟", "欧阳夏丹", "陈静雯"};
  private static final String[] TRADITIONAL = {"王小明", "陳怡君", "張家豪", "歐陽娜娜", "劉雅婷"};
  private static final String[] PRODUCTS = {"Tea pot", "Mug", "Lantern", "Candle", "Scarf"};
  private static final String[] CHINESE_PRODUCTS = {"紫砂茶壶", "陶瓷马克杯", "灯笼", "香薰蜡烛"};
  private static final String[] TRADITIONAL_PRODUCTS = {"紫砂茶壺", "陶瓷馬克杯", "燈籠", "香氛蠟燭"};

  private final Random random;
  private String[] people = WESTERN;
  private String[] products = PRODUCTS;
  private DateTimeFormatter dates = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private String numberStyle = "";
  private @Nullable String name;
  private boolean quoted;
  private int brokenRow = -2;
  private UnaryOperator<String> damage = UnaryOperator.identity();
  private int faults;

  /** What can be wrong with a cell. */
  enum Fault {
    NO_DATE("sometime"),
    YEAR_ZERO("0000-01-01"),
    YEAR_9999("9999-12-31"),
    FEBRUARY_31("2025-02-31"),
    NO_NUMBER("a few"),
    HUGE_NUMBER("99999999999999999999"),
    NO_ORDER(""),
    NO_PRICE(""),
    SHEET_ERROR("#REF!"),
    NO_CURRENCY("ZZZ"),
    TOO_MANY_CELLS(""),
    TOO_FEW_CELLS(""),
    NUL("a\0b"),
    UNDECODABLE("\u00FF\u00FE\u00FF");

    private final String text;

    Fault(String text) {
      this.text = text;
    }

    String fileName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  DirtyOrders(Random random) {
    this.random = random;
  }

  DirtyOrders chinese(boolean on) {
    people = on ? CHINESE : WESTERN;
    products = on ? CHINESE_PRODUCTS : PRODUCTS;
    return this;
  }

  DirtyOrders traditional(boolean on) {
    people = on ? TRADITIONAL : WESTERN;
    products = on ? TRADITIONAL_PRODUCTS : PRODUCTS;
    return this;
  }

  DirtyOrders dates(String pattern) {
    dates = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    return this;
  }

  DirtyOrders numbers(String style) {
    numberStyle = style;
    return this;
  }

  DirtyOrders names(String text) {
    name = text;
    return this;
  }

  DirtyOrders quoted(boolean on) {
    quoted = on;
    return this;
  }

  /** Damages one row, or every row for -1. */
  DirtyOrders broken(int row, UnaryOperator<String> how) {
    brokenRow = row;
    damage = how;
    return this;
  }

  /** Puts another text into the last cell of one row. */
  DirtyOrders country(int row, String text) {
    return broken(row, line -> line.substring(0, line.length() - 2) + text);
  }

  /** How many rows of the last table have a fault. */
  int faults() {
    return faults;
  }

  /** A table of good rows but for those damaged, lines ended by LF. */
  String table(int rows, String delimiter) {
    var text = new StringBuilder(HEADER.replace(",", delimiter)).append('\n');
    for (int i = 0; i < rows; i++) {
      String line = line(cells(i), delimiter);
      text.append(i == brokenRow || brokenRow == -1 ? damage.apply(line) : line).append('\n');
    }
    return text.toString();
  }

  /** A table in which about this share of the rows has the fault. */
  byte[] table(int rows, Fault fault, double share) {
    var text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < rows; i++) {
      String[] cells = cells(i);
      boolean bad = random.nextDouble() < share;
      faults += bad ? 1 : 0;
      text.append(bad ? faulty(cells, fault) : line(cells, ",")).append('\n');
    }
    // good rows carry letters with accents, so that the file is UTF-8 beyond doubt
    Charset encoding = UTF_8;
    byte[] bytes = text.toString().getBytes(encoding);
    return fault == Fault.UNDECODABLE
        ? new String(bytes, ISO_8859_1)
            .replace(new String(fault.text.getBytes(UTF_8), ISO_8859_1), fault.text)
            .getBytes(ISO_8859_1)
        : bytes;
  }

  private String faulty(String[] cells, Fault fault) {
    switch (fault) {
      case NO_DATE, YEAR_ZERO, YEAR_9999, FEBRUARY_31 -> cells[1] = fault.text;
      case NO_NUMBER, HUGE_NUMBER, NO_PRICE, SHEET_ERROR -> cells[6] = fault.text;
      case NO_ORDER -> cells[0] = fault.text;
      case NO_CURRENCY -> cells[7] = fault.text;
      case NUL, UNDECODABLE -> cells[4] = fault.text;
      case TOO_MANY_CELLS -> cells[8] = "Korea, Republic of";
      case TOO_FEW_CELLS -> {
        return String.join(",", List.of(cells).subList(0, 3));
      }
    }
    return line(cells, ",");
  }

  /** Customer, date, quantity and amount parted by blanks, without header. */
  String blanks(int rows) {
    var text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(
          " %05d 2025%02d%02d %2d %8.2f%n"
              .formatted(
                  i / 3 + 1,
                  1 + random.nextInt(12),
                  1 + random.nextInt(28),
                  1 + random.nextInt(3),
                  10 + 90 * random.nextDouble()));
    }
    return text.toString();
  }

  private String[] cells(int i) {
    int person = random.nextInt(40);
    // rows begin on 20 January, so that every order of day and month proves itself
    var time = LocalDateTime.of(2025, 1, 20, 10, 30).plusHours(17L * i);
    return new String[] {
      "A%05d".formatted(1000 + i / 2),
      time.format(dates),
      "p%d@example.com".formatted(person),
      name == null ? people[person % people.length] : name,
      products[random.nextInt(products.length)],
      Integer.toString(1 + random.nextInt(5)),
      price(),
      "EUR",
      "DE"
    };
  }

  private String price() {
    int cents = 100_000 + random.nextInt(899_999);
    String whole = Integer.toString(cents / 100);
    String thousands = whole.substring(0, whole.length() - 3);
    String hundreds = whole.substring(whole.length() - 3);
    String fraction = "%02d".formatted(cents % 100);
    if (numberStyle.isEmpty()) {
      return whole + "." + fraction;
    }
    return numberStyle.startsWith("１")
        ? fullWidth(whole + "." + fraction)
        : numberStyle.replace("234", hundreds).replace("1", thousands).replace("56", fraction);
  }

  private static String fullWidth(String text) {
    return text.chars().mapToObj(c -> Character.toString(c + 0xFEE0)).reduce("", String::concat);
  }

  private String line(String[] cells, String delimiter) {
    String[] written = cells.clone();
    for (int i = 0; i < written.length; i++) {
      written[i] = quoted ? '"' + written[i] + '"' : written[i];
    }
    return String.join(delimiter, written);
  }
}
