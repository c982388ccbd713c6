package guanxi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoShopTest {

  private static final Instant UNTIL = Instant.parse("2026-11-22T10:00:00Z");
  private static final DemoShop SHOP = new DemoShop(DemoShop.SEED, 20_000, UNTIL);

  @Test
  void sameSeedGivesTheSameBytes() {
    var again = new DemoShop(DemoShop.SEED, 20_000, UNTIL);
    for (DemoShop.Storefront storefront : DemoShop.Storefront.values()) {
      assertThat(hash(again, storefront)).isEqualTo(hash(SHOP, storefront));
    }
  }

  @Test
  void anotherSeedGivesAnotherShop() {
    var small = new DemoShop(1, 200, UNTIL);
    var other = new DemoShop(2, 200, UNTIL);

    assertThat(hash(small, DemoShop.Storefront.CHINA))
        .isNotEqualTo(hash(other, DemoShop.Storefront.CHINA));
  }

  @Test
  void everyOrderIsInExactlyOneExport() {
    int written = 0;
    for (DemoShop.Storefront storefront : DemoShop.Storefront.values()) {
      written += write(SHOP, storefront, OutputStream.nullOutputStream());
    }

    assertThat(written).isEqualTo(SHOP.orders()).isBetween(50_000, 110_000);
  }

  @Test
  void nothingHappensAfterTheEndOrBeforeTheThreeYears() {
    Instant start = UNTIL.minus(DemoShop.HISTORY).minusSeconds(86_400);
    for (int i = 0; i < SHOP.orders(); i++) {
      DemoOrder order = SHOP.orderAt(i);
      assertThat(order.placedAt()).isBetween(start, UNTIL.plusSeconds(60));
      DemoOrder.GiveBack back = order.giveBack();
      if (back != null) {
        assertThat(back.at()).isBetween(order.placedAt(), UNTIL);
      }
    }
  }

  @Test
  void noTwoCustomersHaveTheSameAddressOfMail() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < SHOP.people().count(); i++) {
      DemoCustomer customer = SHOP.people().customer(i);
      if (customer.email() != null) {
        assertThat(seen.add(customer.email())).as(customer.email()).isTrue();
      }
      if (customer.secondEmail() != null) {
        assertThat(seen.add(customer.secondEmail())).as(customer.secondEmail()).isTrue();
      }
      assertThat(customer.email() != null || customer.phone() != null).isTrue();
    }
  }

  @Test
  void onlyHouseholdsShareANumber() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < SHOP.people().count(); i++) {
      DemoCustomer customer = SHOP.people().customer(i);
      if (customer.phone() != null && customer.behaviour() != Behaviour.HOUSEHOLD) {
        assertThat(seen.add(customer.phone())).as(customer.phone()).isTrue();
      }
    }
  }

  @Test
  void mailGoesNowhereAndPhonesRingNowhere() {
    Pattern reserved =
        Pattern.compile(
            "1740[0-5]\\d{6}|\\+1\\d{3}55501\\d\\d|\\+44\\d{10}|\\+49\\d{8,10}|\\+33[1-6]\\d{8}");
    for (int i = 0; i < 2_000; i++) {
      DemoCustomer customer = SHOP.people().customer(i);
      if (customer.email() != null) {
        assertThat(customer.email()).matches("[a-z.]+\\d+@example\\.(com|org|net)");
      }
      if (customer.phone() != null) {
        assertThat(customer.phone()).matches(reserved);
      }
    }
  }

  @Test
  void behavioursHaveTheirShares() {
    Map<Behaviour, Integer> counts = SHOP.customersByBehaviour();

    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(20_000);
    for (Behaviour behaviour :
        List.of(
            Behaviour.SUBSCRIBER, Behaviour.GIFT_BUYER, Behaviour.RESELLER, Behaviour.HOUSEHOLD)) {
      assertThat(counts.getOrDefault(behaviour, 0) / 200.0)
          .as(behaviour.name())
          .isBetween(behaviour.percent() * 0.8, behaviour.percent() * 1.2);
    }
    assertThat(counts.getOrDefault(Behaviour.TWO_ADDRESSES, 0)).isBetween(400, 800);
  }

  @Test
  void fourToEightPercentComeBack() {
    int returned = 0;
    for (int i = 0; i < SHOP.orders(); i++) {
      returned += SHOP.orderAt(i).giveBack() == null ? 0 : 1;
    }

    assertThat(returned / (double) SHOP.orders()).isBetween(0.04, 0.08);
  }

  @Test
  void doubleElevenIsTheBusiestDayInChinaAndTheShopGrows() {
    Map<LocalDate, Integer> china = new HashMap<>();
    Map<Integer, Integer> years = new HashMap<>();
    for (int i = 0; i < SHOP.orders(); i++) {
      DemoOrder order = SHOP.orderAt(i);
      LocalDate day = LocalDate.ofInstant(order.placedAt(), order.customer().market().zone);
      if (order.customer().market() == Market.CN) {
        china.merge(day, 1, Integer::sum);
      }
      years.merge(day.getYear(), 1, Integer::sum);
    }
    LocalDate busiest =
        china.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();

    assertThat(busiest).isEqualTo(LocalDate.of(busiest.getYear(), Month.NOVEMBER, 11));
    assertThat(years.getOrDefault(2025, 0)).isGreaterThan(years.getOrDefault(2024, 0));
  }

  @Test
  void subscribersOrderEveryThirtyDays() {
    Map<Integer, Instant> last = new HashMap<>();
    for (int i = 0; i < SHOP.orders(); i++) {
      DemoOrder order = SHOP.orderAt(i);
      if (order.customer().behaviour() == Behaviour.SUBSCRIBER) {
        Instant before = last.put(order.customer().index(), order.placedAt());
        if (before != null) {
          double days = (order.placedAt().getEpochSecond() - before.getEpochSecond()) / 86_400.0;
          assertThat(days).isBetween(26.0, 34.0);
        }
      }
    }
    assertThat(last).hasSizeGreaterThan(700);
  }

  @Test
  void theMedianOrderCostsWhatATeaShopWouldExpect() {
    double[] dollars = new double[SHOP.orders()];
    for (int i = 0; i < dollars.length; i++) {
      DemoOrder order = SHOP.orderAt(i);
      dollars[i] = order.subtotal() / order.market().rate / 100;
      assertThat(order.lines()).isNotEmpty();
    }
    Arrays.sort(dollars);

    assertThat(dollars[dollars.length / 2]).isBetween(25.0, 70.0);
    assertThat(dollars[0]).isGreaterThan(3.0);
  }

  @Test
  void aboutThreeHundredArticlesAreListedUnderDifferentNumbers() {
    List<String> numbers = SHOP.goods().all().stream().map(Goods.Product::sku).toList();

    assertThat(numbers).doesNotHaveDuplicates().hasSizeBetween(280, 320);
  }

  @Test
  void exportsAreTablesOfTheirKind() {
    var shop = new DemoShop(7, 50, UNTIL);
    var world = new ByteArrayOutputStream();
    var china = new ByteArrayOutputStream();
    write(shop, DemoShop.Storefront.WORLD, world);
    write(shop, DemoShop.Storefront.CHINA, china);

    assertThat(world.toString(StandardCharsets.UTF_8)).startsWith("Name,Email,Financial Status,");
    assertThat(china.toString(StandardCharsets.UTF_8)).startsWith("订单编号,下单时间,客户姓名,");
    assertThat(LocalDate.ofInstant(shop.orderAt(0).placedAt(), ZoneOffset.UTC))
        .isAfterOrEqualTo(LocalDate.of(2023, 11, 22));
  }

  private static String hash(DemoShop shop, DemoShop.Storefront storefront) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      write(shop, storefront, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int write(DemoShop shop, DemoShop.Storefront storefront, OutputStream to) {
    try {
      return shop.write(storefront, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
