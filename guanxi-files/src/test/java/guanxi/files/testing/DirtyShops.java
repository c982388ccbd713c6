package guanxi.files.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Exports of known shop programs, with their peculiarities. */
final class DirtyShops {

  private DirtyShops() {}

  /** Three rows per order; every {@code orphanEvery}th order lacks its first row's date. */
  static String shopifyOrders(Random random, int orders, int orphans) {
    var text =
        new StringBuilder(
            "Name,Email,Financial Status,Created at,Currency,Total,Refunded Amount,Lineitem"
                + " quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Phone\n");
    for (int i = 0; i < orders; i++) {
      String created = i < orphans ? "" : "2026-05-%02d 10:00:00 +0200".formatted(1 + i);
      text.append(
          "#%d,b%d@example.com,paid,%s,EUR,%d.00,0.00,1,\"Cup, blue\",%d.50,SKU-%d,Ann,'+4930901820\n"
              .formatted(1001 + i, i, created, 30 + i, random.nextInt(90), i));
      for (int line = 0; line < 2; line++) {
        text.append("#%d,b%d@example.com,,,,,,2,Saucer,4.25,,,\n".formatted(1001 + i, i));
      }
    }
    return text.toString();
  }

  static String shopifyCustomers(int customers, boolean modern) {
    var text =
        new StringBuilder(
            modern
                ? "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,"
                    + "Default Address City,Phone,Total Spent,Total Orders,Note,Tax Exempt,Tags\n"
                : "First Name,Last Name,Email,Company,Address1,City,Phone,Accepts Marketing,"
                    + "Total Spent,Total Orders,Tags,Note,Tax Exempt\n");
    for (int i = 0; i < customers; i++) {
      text.append(
          modern
              ? "'%d,小明,王,C%d@Example.com ,yes,Berlin,'+4930901%03d,1.00,1,\"two\nlines\",no,vip\n"
                  .formatted(7_000_000_000L + i, i, i)
              : "Ann,Smith,c%d@example.com,,Street 1,Berlin,,no,1.00,1,\"a, b\",,no\n"
                  .formatted(i));
    }
    return text.toString();
  }

  static String onlineRetail(Random random, int rows, int badDates) {
    var text =
        new StringBuilder(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    for (int i = 0; i < rows; i++) {
      boolean credit = i % 10 == 9;
      text.append(
          "%s%d,85%dA,\"LANTERN, \"\"RED\"\"\",%d,%s,2.55,%s,United Kingdom\n"
              .formatted(
                  credit ? "C" : "",
                  536_365 + i / 5,
                  random.nextInt(100),
                  credit ? -1 : 6,
                  i < badDates ? "2010-13-45 08:26" : "12/1/2010 8:%02d".formatted(i),
                  i % 4 == 0 ? "" : (17_850 + i / 8) + ".0"));
    }
    return text.toString();
  }

  /** Each of the nine tables with two good rows and one bad one. */
  static Map<String, String> olist() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(
        "customers",
        """
        "customer_id","customer_unique_id","customer_zip_code_prefix","customer_city","customer_state"
        "a1","u1","14409",franca,SP
        "a2","u1","09790",sao bernardo do campo,SP
        "a3","","09790",sao paulo,SP
        """);
    tables.put(
        "orders",
        """
        "order_id","customer_id","order_status","order_purchase_timestamp"
        o1,a1,delivered,2017-10-02 10:56:33
        o2,a2,canceled,2018-07-24 20:41:37
        o3,a3,delivered,soon
        """);
    tables.put(
        "items",
        """
        "order_id","order_item_id","product_id","seller_id","shipping_limit_date","price","freight_value"
        o1,1,p1,s1,2017-09-19 09:45:35,58.90,13.29
        o1,2,p1,s1,2017-09-19 09:45:35,58.90,13.29
        o2,1,p2,s1,2017-09-19 09:45:35,cheap,13.29
        """);
    tables.put(
        "payments",
        """
        order_id,payment_sequential,payment_type,payment_installments,payment_value
        o1,1,credit_card,8,99.33
        o1,2,voucher,1,24.39
        ,1,voucher,1,24.39
        """);
    tables.put(
        "reviews",
        """
        "review_id","order_id","review_score","review_comment_title","review_comment_message"
        r1,o1,4,,"bom
        produto, ""ótimo""\"
        r1,o2,5,,
        r2,o3,many,,
        """);
    tables.put(
        "products",
        """
        "product_id","product_category_name","product_name_lenght"
        p1,perfumaria,40
        p2,,
        ,artes,44
        """);
    tables.put(
        "sellers",
        """
        seller_id,seller_zip_code_prefix,seller_city,seller_state
        s1,13023,campinas,SP
        s2,13844,mogi guacu,SP
        ,20031,rio de janeiro,RJ
        """);
    tables.put(
        "geolocation",
        """
        geolocation_zip_code_prefix,geolocation_lat,geolocation_lng,geolocation_city,geolocation_state
        01037,-23.54562128115268,-46.63929204800168,sao paulo,SP
        01046,-23.54608112703553,-46.64482029837157,sao paulo,SP
        01046,north,-46.64482029837157,sao paulo,SP
        """);
    tables.put(
        "category-names",
        """
        \uFEFFproduct_category_name,product_category_name_english
        beleza_saude,health_beauty
        artes,art
        ,nothing
        """);
    return tables;
  }
}
