package guanxi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEngineTest {

  @TempDir Path inside;
  @TempDir Path outside;
  private WarehouseEngine engine;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.open(new DuckDbSettings(inside, 1, 128, 100));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void csvFeedComesBackFromParquet() throws IOException {
    Path csv = Files.writeString(inside.resolve("it's.csv"), CUSTOMERS);
    Path parquet = inside.resolve("customer.parquet");
    engine.readCsv(Feeds.CUSTOMER, csv);
    engine.writeParquet("customer", parquet);
    engine.drop("customer");
    engine.registerParquet("customer", parquet);

    assertThat(engine.count("customer")).isEqualTo(2);
  }

  @Test
  void csvIsKeptByMonthsThatCanBeReplacedOneByOne() throws IOException {
    Path folder = Files.createDirectory(inside.resolve("customers"));
    Path csv = Files.writeString(inside.resolve("a.csv"), CUSTOMERS);
    engine.convertCsvByMonth(Feeds.CUSTOMER, "first_seen_at", csv, folder);
    Files.writeString(
        csv, CUSTOMERS.lines().findFirst().orElseThrow() + "\n3,,,,,,0021-05-01T10:00:00Z\n");
    engine.convertCsvByMonth(Feeds.CUSTOMER, "first_seen_at", csv, folder);

    engine.registerParquet("customer", folder);

    assertThat(folder.resolve("month=2026-01")).isDirectory();
    assertThat(folder.resolve("month=odd")).isDirectory();
    assertThat(engine.count("customer")).isEqualTo(3);
  }

  @Test
  void aFileOutsideTheFolderIsNeitherReadNorWritten() throws IOException {
    Path csv = Files.writeString(outside.resolve("customer.csv"), CUSTOMERS);

    assertThatThrownBy(() -> engine.readCsv(Feeds.CUSTOMER, csv))
        .isInstanceOf(WarehouseException.class);
    engine.readCsv(Feeds.CUSTOMER, Files.copy(csv, inside.resolve("customer.csv")));
    assertThatThrownBy(() -> engine.writeParquet("customer", outside.resolve("x.parquet")))
        .isInstanceOf(WarehouseException.class);
    assertThat(outside.resolve("x.parquet")).doesNotExist();
  }

  @Test
  void namesThatCouldBeMoreThanNamesAreRefused() {
    assertThatThrownBy(() -> engine.drop("customer; DROP TABLE x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TableShape("x", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aParameterWithoutAValueIsNamed() {
    assertThatThrownBy(() -> engine.build(Mart.PURCHASE, MartParameters.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(":zone");
  }

  @Test
  void everyMartWritesWhereNullsSort() {
    for (Mart mart : Mart.values()) {
      for (String ordering : mart.sql().split("ORDER BY", -1)) {
        if (ordering.equals(mart.sql().split("ORDER BY", -1)[0])) {
          continue;
        }
        assertThat(ordering).as(mart.table()).containsPattern("NULLS (FIRST|LAST)");
      }
    }
  }

  private static final String CUSTOMERS =
      """
      customer_id,name,email,phone,country,city,first_seen_at
      1,"Anna ""A"" Lee, Ltd",a@example.com,,CN,上海,2026-01-01T10:00:00.123456Z
      2,,,,,,2026-01-01T10:00:00Z
      """;
}
