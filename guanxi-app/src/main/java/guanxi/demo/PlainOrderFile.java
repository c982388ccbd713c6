package guanxi.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The order table of a shop system nobody knows: Chinese headings, one row per article, times with
 * their offset. What came back is a row of its own with a negative quantity.
 */
final class PlainOrderFile extends OrderFile {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private final List<String> header;
  private final String prefix;
  private final boolean traditional;

  private PlainOrderFile(OutputStream file, String header, String prefix, boolean traditional) {
    super(file);
    this.header = List.of(header.split(","));
    this.prefix = prefix;
    this.traditional = traditional;
  }

  static PlainOrderFile simplified(OutputStream file) {
    return new PlainOrderFile(
        file, "订单编号,下单时间,客户姓名,手机号,邮箱,国家,城市,收货地址,商品编码,商品名称,商品类目,数量,单价,金额,币种", "CN", false);
  }

  static PlainOrderFile traditional(OutputStream file) {
    return new PlainOrderFile(
        file, "訂單編號,下單時間,客戶姓名,手機號碼,電子郵件,國家,城市,收貨地址,商品編號,商品名稱,商品類別,數量,單價,金額,幣別", "TW", true);
  }

  @Override
  void begin() throws IOException {
    row(header);
  }

  @Override
  void add(int orderNumber, DemoOrder order) throws IOException {
    String number = String.format(Locale.ROOT, "%s%07d", prefix, 1_000_000 + orderNumber);
    for (DemoOrder.Line line : order.lines()) {
      line(number, order, order.placedAt(), line, line.quantity());
    }
    DemoOrder.GiveBack back = order.giveBack();
    if (back != null) {
      for (DemoOrder.Line line : back.lines()) {
        line(number + "-R", order, back.at(), line, -line.quantity());
      }
    }
  }

  private void line(String number, DemoOrder order, Instant at, DemoOrder.Line line, int quantity)
      throws IOException {
    DemoCustomer customer = order.customer();
    Goods.Words words = traditional ? line.product().traditional() : line.product().simplified();
    row(
        List.of(
            number,
            TIME.format(at.atZone(customer.market().zone)),
            customer.name().full(),
            text(order.phone()),
            text(order.email()),
            customer.market().name(),
            customer.address().city(),
            customer.address().street(),
            line.product().sku(),
            words.title(),
            words.category(),
            Integer.toString(quantity),
            order.market().money(line.price()),
            order.market().money(quantity * line.price()),
            order.market().currency));
  }
}
