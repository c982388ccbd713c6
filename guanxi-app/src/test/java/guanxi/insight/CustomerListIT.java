package guanxi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.insight.CustomerList.Place;
import guanxi.insight.CustomerList.Slice;
import guanxi.shared.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class CustomerListIT {

  private static final int CUSTOMERS = 173;

  @Autowired CustomerList list;
  @Autowired CustomerScoreTable table;
  @Autowired JdbcClient database;

  @BeforeEach
  void fill() {
    table.prepare();
    database
        .sql(
            """
            INSERT INTO insight.customer_score_next
            SELECT md5('c' || n)::uuid,
                   CASE WHEN n % 7 = 0 THEN NULL ELSE (ARRAY['王伟', 'Ann Smith', 'ann%x', 'Ünal', '李娜'])[1 + n % 5] || n END,
                   CASE WHEN n % 3 = 0 THEN NULL ELSE 'c' || n || '@example.com' END,
                   NULL, (ARRAY['CN', 'DE', 'US'])[1 + n % 3], NULL, NULL,
                   CASE WHEN n % 11 = 0 THEN NULL ELSE 1 + n % 2 END,
                   CASE WHEN n % 11 = 0 THEN NULL ELSE (ARRAY['CNY', 'JPY'])[1 + n % 2] END,
                   CASE WHEN n % 11 = 0 THEN 0 ELSE 1 + n % 4 END,
                   CASE WHEN n % 11 = 0 THEN NULL ELSE n % 13 * 100 END, 0,
                   CASE WHEN n % 11 = 0 THEN NULL ELSE DATE '2026-01-01' + n % 30 END,
                   CASE WHEN n % 11 = 0 THEN NULL ELSE DATE '2026-02-01' + n % 30 END,
                   NULL, NULL, CASE WHEN n % 11 = 0 THEN NULL ELSE 1 + n % 5 END,
                   CASE WHEN n % 11 = 0 THEN 'PROSPECT' WHEN n % 2 = 0 THEN 'AT_RISK' ELSE 'ACTIVE' END,
                   NULL, NULL, '{}',
                   CASE WHEN n % 11 = 0 THEN NULL ELSE (n % 17) / 17.0 END,
                   NULL, CASE WHEN n % 11 = 0 THEN NULL ELSE n / 3.0 END, NULL,
                   NULL, n, n % 9, CASE WHEN n % 11 = 0 THEN NULL ELSE n % 40 END, NULL, NULL,
                   n % 13 / 7.0, n / 7.0, n % 9 / 7.0
            FROM generate_series(1, :customers) AS n
            """)
        .param("customers", CUSTOMERS)
        .update();
    table.index(2);
    table.swap();
  }

  @AfterEach
  void empty() {
    table.prepare();
    table.index(2);
    table.swap();
  }

  @ParameterizedTest
  @EnumSource(CustomerSort.class)
  void pagesForthAndBackShowEveryCustomerOnceInTheOrderOfTheExport(CustomerSort sort) {
    for (boolean descending : List.of(false, true)) {
      List<CustomerId> all = exported(CustomerFilter.ALL, sort, descending);
      assertThat(all).hasSize(CUSTOMERS).doesNotHaveDuplicates();

      List<CustomerId> forth = new ArrayList<>();
      Slice page = list.page(CustomerFilter.ALL, sort, descending, null, 20);
      assertThat(page.previous()).isNull();
      forth.addAll(ids(page));
      while (page.next() != null) {
        page = list.page(CustomerFilter.ALL, sort, descending, page.next(), 20);
        forth.addAll(ids(page));
      }
      assertThat(forth).isEqualTo(all);

      List<CustomerId> back = new ArrayList<>(ids(page).reversed());
      while (page.previous() != null) {
        page = list.page(CustomerFilter.ALL, sort, descending, page.previous(), 20);
        back.addAll(ids(page).reversed());
      }
      Collections.reverse(back);
      assertThat(back).isEqualTo(all);
    }
  }

  @Test
  void everyFilterIsCountedAndListedAlike() {
    var random = new Random(7);
    for (int i = 0; i < 60; i++) {
      CustomerFilter filter = random(random);
      List<CustomerId> all = exported(filter, CustomerSort.NAME, false);

      assertThat(list.count(filter, 1000)).as("%s", filter).isEqualTo(all.size());
      assertThat(list.page(filter, CustomerSort.NAME, false, null, 1000).rows())
          .extracting(CustomerRow::id)
          .isEqualTo(all);
    }
  }

  @Test
  void aSearchFindsBeginningsOfNamesWithoutWildcardsAndWhomOthersFound() {
    CustomerId other = new CustomerId(uuid(7));

    CustomerFilter filter =
        new CustomerFilter(
            "ANN%",
            List.of(other),
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            Set.of(),
            null,
            null,
            CustomerFilter.Ranges.NONE);

    assertThat(list.page(filter, CustomerSort.NAME, false, null, 200).rows())
        .allSatisfy(row -> assertThat(row.id().equals(other) || startsWithAnn(row)).isTrue())
        .hasSizeGreaterThan(20)
        .extracting(CustomerRow::id)
        .contains(other);
  }

  private static boolean startsWithAnn(CustomerRow row) {
    String name = row.person().name();
    return name != null && name.startsWith("ann%");
  }

  @Test
  void aPlaceOfAnotherSortOrMadeUpLeadsToTheFirstPage() {
    Slice first = list.page(CustomerFilter.ALL, CustomerSort.NAME, false, null, 10);
    Place next = first.next();
    assertThat(next).isNotNull();

    for (Place wrong : List.of(new Place("%%%", false), new Place("bm9uc2Vuc2U", true))) {
      assertThat(list.page(CustomerFilter.ALL, CustomerSort.NAME, false, wrong, 10))
          .isEqualTo(first);
    }
    assertThat(list.page(CustomerFilter.ALL, CustomerSort.LAST_DAY, false, next, 10).previous())
        .isNull();
  }

  @Test
  void countingStopsWhereItIsTold() {
    assertThat(list.count(CustomerFilter.ALL, 100)).isEqualTo(101);
  }

  @Test
  void choicesAreTheValuesThatOccur() {
    CustomerList.Choices choices = list.choices();

    assertThat(choices.countries()).containsExactlyInAnyOrder("CN", "DE", "US");
    assertThat(choices.currencies()).containsExactlyInAnyOrder("CNY", "JPY");
    assertThat(choices.shops()).containsExactlyInAnyOrder(1, 2);
  }

  private List<CustomerId> exported(CustomerFilter filter, CustomerSort sort, boolean descending) {
    List<CustomerId> all = new ArrayList<>();
    list.each(filter, sort, descending, row -> all.add(row.id()));
    return all;
  }

  private static List<CustomerId> ids(Slice page) {
    return page.rows().stream().map(CustomerRow::id).toList();
  }

  private UUID uuid(int number) {
    return database
        .sql("SELECT md5('c' || :n)::uuid")
        .param("n", number)
        .query(UUID.class)
        .single();
  }

  private static CustomerFilter random(Random random) {
    return new CustomerFilter(
        random.nextInt(4) == 0 ? "王" : null,
        List.of(),
        random.nextBoolean() ? Set.of() : Set.of("AT_RISK"),
        random.nextBoolean() ? Set.of() : Set.of(1),
        random.nextBoolean() ? Set.of() : Set.of("CN", "US"),
        random.nextBoolean() ? null : "JPY",
        random.nextBoolean() ? Set.of() : Set.of(1, 5),
        some(random, 3),
        some(random, 31),
        new CustomerFilter.Ranges(
            random.nextInt(3) > 0 ? null : 200L,
            random.nextInt(3) > 0 ? null : 900L,
            random.nextInt(3) > 0 ? null : LocalDate.of(2026, 1, 5),
            random.nextInt(3) > 0 ? null : LocalDate.of(2026, 1, 20),
            random.nextInt(3) > 0 ? null : LocalDate.of(2026, 2, 3),
            random.nextInt(3) > 0 ? null : LocalDate.of(2026, 2, 25)));
  }

  @Test
  void amountsCountWithinOneCurrencyOnlyAndDaysIncludeTheirEnds() {
    LocalDate third = LocalDate.of(2026, 2, 3);
    var yen = new CustomerFilter.Ranges(200L, 300L, null, null, null, null);
    var day = new CustomerFilter.Ranges(null, null, null, null, third, third);

    assertThat(exported(within("JPY", yen), CustomerSort.NAME, false))
        .isNotEmpty()
        .hasSize(counted("currency = 'JPY' AND money_minor BETWEEN 200 AND 300"));
    assertThat(list.count(within(null, yen), 1000)).isEqualTo(CUSTOMERS);
    assertThat(exported(within(null, day), CustomerSort.NAME, false))
        .isNotEmpty()
        .hasSize(counted("last_day = '2026-02-03'"));
  }

  private static CustomerFilter within(@Nullable String currency, CustomerFilter.Ranges ranges) {
    return new CustomerFilter(
        null, List.of(), Set.of(), Set.of(), Set.of(), currency, Set.of(), null, null, ranges);
  }

  private int counted(String condition) {
    return database
        .sql("SELECT count(*) FROM insight.customer_score WHERE " + condition)
        .query(Integer.class)
        .single();
  }

  private static @Nullable Integer some(Random random, int value) {
    return random.nextBoolean() ? null : value;
  }
}
