package guanxi.spark;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.warehouse.Columns;
import guanxi.warehouse.DuckDbEngine;
import guanxi.warehouse.DuckDbSettings;
import guanxi.warehouse.EngineSettings;
import guanxi.warehouse.Engines;
import guanxi.warehouse.Feeds;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.PurchaseMarts;
import guanxi.warehouse.WarehouseEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mart on a real cluster, row by row beside DuckDB. */
class SparkMartsTest {

  private static final LocalDate UNTIL = LocalDate.of(2026, 6, 30);
  private static final LocalDate OBSERVED = LocalDate.of(2026, 5, 15);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;

  /** Planning anew and compiling each query would take longer than running it over so few rows. */
  @BeforeAll
  static void interpret() {
    System.setProperty("spark.sql.adaptive.enabled", "false");
    System.setProperty("spark.sql.codegen.wholeStage", "false");
    System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  @AfterAll
  static void compileAgain() {
    System.clearProperty("spark.sql.adaptive.enabled");
    System.clearProperty("spark.sql.codegen.wholeStage");
    System.clearProperty("spark.sql.codegen.factoryMode");
  }

  @Test
  void clusterComputesTheSameRowsAsDuckDb() throws IOException, InterruptedException {
    Path customers = Files.writeString(folder.resolve("customers.csv"), customers());
    Path orders = Files.writeString(folder.resolve("orders.csv"), orders());
    try (SparkCluster cluster = SparkCluster.start(folder);
        WarehouseEngine duck = DuckDbEngine.open(new DuckDbSettings(folder, 1, 256, 1000))) {
      Files.createDirectory(folder.resolve("spark"));
      EngineSettings settings =
          new EngineSettings(
              "spark",
              cluster.master(),
              "127.0.0.1",
              new DuckDbSettings(folder.resolve("spark"), 2, 600, 0));
      try (WarehouseEngine spark = Engines.open(settings)) {
        for (WarehouseEngine engine : List.of(duck, spark)) {
          Path kept = Files.createDirectory(folder.resolve("kept-" + engine.name()));
          engine.convertCsvByMonth(Feeds.SHOP_ORDER, "ordered_at", orders, kept);
          engine.registerParquet("shop_order", kept);
          engine.convertCsv(Feeds.CUSTOMER, customers, folder.resolve(engine.name() + ".parquet"));
          engine.registerParquet("customer", folder.resolve(engine.name() + ".parquet"));
          PurchaseMarts marts = new PurchaseMarts(engine, ZONE, UNTIL);
          marts.buildDays();
          marts.buildStatistics(OBSERVED);
          marts.buildScoreInput(OBSERVED);
          assertThat(kept.resolve("month=odd")).isDirectory();
        }
        for (Mart mart : Mart.values()) {
          if (mart != Mart.SHOP_ORDER) {
            compare(mart, duck, spark);
          }
        }
      }
    }
  }

  private static void compare(Mart mart, WarehouseEngine duck, WarehouseEngine spark) {
    MartParameters parameters =
        MartParameters.none()
            .with("zone", ZONE)
            .with("until_moment", UNTIL.plusDays(1).atStartOfDay(ZONE).toInstant())
            .with("observed_until", OBSERVED);
    List<List<Object>> expected = rows(duck.read(mart, parameters));
    List<List<Object>> actual = rows(spark.read(mart, parameters));
    assertThat(actual).as(mart.table()).hasSameSizeAs(expected).isNotEmpty();
    for (int i = 0; i < expected.size(); i++) {
      for (int c = 0; c < expected.get(i).size(); c++) {
        Object one = expected.get(i).get(c);
        Object other = actual.get(i).get(c);
        if (one instanceof Double a && other instanceof Double b) {
          boolean same = a.equals(b) || Math.abs(a - b) <= 1e-9 * Math.abs(a);
          assertThat(same).as("%s %s %s %s", mart.table(), expected.get(i), a, b).isTrue();
        } else {
          assertThat(other).as("%s %s", mart.table(), expected.get(i)).isEqualTo(one);
        }
      }
    }
  }

  /** Rows in the order of their exact columns, which come first; floating point ones last. */
  private static List<List<Object>> rows(Columns columns) {
    List<String> names = new ArrayList<>(new TreeSet<>(columns.names()));
    if (columns.rows() > 0) {
      names.sort((a, b) ->
          Boolean.compare(
              columns.value(a, 0) instanceof Double, columns.value(b, 0) instanceof Double));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < columns.rows(); i++) {
      List<Object> row = new ArrayList<>();
      for (String name : names) {
        Object value = columns.value(name, i);
        row.add(name.equals("ordered_at") || name.endsWith("_at") ? plain(value) : value);
      }
      rows.add(row);
    }
    rows.sort((a, b) -> a.toString().compareTo(b.toString()));
    return Collections.unmodifiableList(rows);
  }

  /** Engines write the zeros at the end of a moment's fraction or not. */
  private static String plain(Object moment) {
    return moment.toString().replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
  }

  private static String customers() {
    StringBuilder csv =
        new StringBuilder("customer_id,name,email,phone,country,city,first_seen_at\n");
    for (int i = 0; i < 130; i++) {
      csv.append(
          "c%d,\"Anna \"\"%d\"\", Ltd\nx\",,,CN,\u676d\u5dde,2025-01-01 10:00:00.123456\n"
              .formatted(i, i));
    }
    return csv.toString();
  }

  private static String orders() {
    Random random = new Random(20260101);
    StringBuilder csv =
        new StringBuilder(
            "order_id,source_id,customer_id,ordered_at,currency,amount_minor,returned_minor,kind,"
                + "lines,units\n");
    for (int i = 0; i < 900; i++) {
      String customer = i % 50 == 0 ? "" : "c" + (int) (120 * Math.pow(random.nextDouble(), 2));
      boolean isReturn = i % 17 == 0;
      long amount = 100L + random.nextInt(50_000);
      csv.append(
          "o%d,%d,%s,%s,%s,%d,%d,%s,1,1.5\n"
              .formatted(
                  i,
                  1 + i % 3,
                  customer,
                  i == 7
                      ? "0021-05-01 00:00:00"
                      : LocalDate.of(2025, 1, 1).plusDays(random.nextInt(560))
                          + " 2"
                          + random.nextInt(4)
                          + ":59:59.999999",
                  i % 9 == 0 ? "USD" : i % 23 == 0 ? "" : "CNY",
                  isReturn ? -amount : amount,
                  !isReturn && i % 13 == 0 ? amount / 2 : 0,
                  isReturn ? "return" : "order"));
    }
    return csv.toString();
  }
}
