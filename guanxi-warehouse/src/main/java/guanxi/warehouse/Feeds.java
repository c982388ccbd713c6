package guanxi.warehouse;

import static guanxi.warehouse.ColumnType.DECIMAL;
import static guanxi.warehouse.ColumnType.INSTANT;
import static guanxi.warehouse.ColumnType.NUMBER;
import static guanxi.warehouse.ColumnType.TEXT;

import guanxi.warehouse.TableShape.Column;
import java.util.List;

/** The tables that marts read: what the application copies out, or a file's rows. */
public final class Feeds {

  /**
   * One row per order or free-standing return. {@code kind} is {@code order} or {@code return};
   * money is in minor units of {@code currency}, negative for a return; {@code returned_minor} is
   * what was given back of this very order; {@code customer_id} is null when nobody knows.
   */
  public static final TableShape SHOP_ORDER =
      new TableShape(
          "shop_order",
          List.of(
              new Column("order_id", TEXT),
              new Column("source_id", TEXT),
              new Column("customer_id", TEXT),
              new Column("ordered_at", INSTANT),
              new Column("currency", TEXT),
              new Column("amount_minor", NUMBER),
              new Column("returned_minor", NUMBER),
              new Column("kind", TEXT),
              new Column("lines", NUMBER),
              new Column("units", DECIMAL)));

  /**
   * One row per line of an order, or per order where a file has those; the columns mean what they
   * do in {@link #SHOP_ORDER}.
   */
  public static final TableShape ORDER_LINE =
      new TableShape(
          "order_line",
          List.of(
              new Column("order_id", TEXT),
              new Column("customer_id", TEXT),
              new Column("ordered_at", INSTANT),
              new Column("currency", TEXT),
              new Column("amount_minor", NUMBER),
              new Column("returned_minor", NUMBER),
              new Column("kind", TEXT)));

  /** One row per customer, as the customer module copies it out. */
  public static final TableShape CUSTOMER =
      new TableShape(
          "customer",
          List.of(
              new Column("customer_id", TEXT),
              new Column("name", TEXT),
              new Column("email", TEXT),
              new Column("phone", TEXT),
              new Column("country", TEXT),
              new Column("city", TEXT),
              new Column("first_seen_at", INSTANT)));

  private Feeds() {}
}
