package guanxi.insight.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.console.DemoShopRunning;
import guanxi.insight.experiment.Experiment.Audience;
import guanxi.insight.experiment.Experiment.Metric;
import guanxi.insight.experiment.Experiments.Person;
import guanxi.kernels.experiment.Assignment;
import guanxi.kernels.experiment.Interval;
import guanxi.shared.CustomerId;
import guanxi.staff.TestBrowser;
import guanxi.staff.TestStaff;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = DemoShopRunning.SIZE)
@Import({TestStaff.class, DemoShopRunning.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExperimentsIT {

  private static final String PATH = "/console/experiments";

  @Autowired TestStaff staff;
  @Autowired DemoShopRunning shop;
  @Autowired Experiments experiments;
  @LocalServerPort int port;

  @BeforeAll
  void fill() {
    shop.fill();
  }

  @Test
  void whoIsTreatedFollowsFromSaltAndCustomer() {
    Experiment made = begin("who", LocalDate.of(2026, 1, 1), "70");

    List<Person> people = experiments.people(made.id());

    assertThat(made.salt()).isEqualTo("salt of who");
    assertThat(people).hasSizeGreaterThan(200);
    for (Person person : people) {
      int group = Assignment.group(made.salt(), person.customer().value().toString(), 70, 30);
      assertThat(person.isTreated()).isEqualTo(group == 0);
    }
  }

  @Test
  void overPastDaysNobodyWasTreatedAndTheExportSaysWhoWouldHaveBeen() {
    TestBrowser manager = staff.signedIn(port, "MANAGER");
    Experiment made = begin("past", LocalDate.of(2025, 6, 1), "50");

    String page = manager.get(PATH + "/" + made.id()).body();
    HttpResponse<String> export = manager.get(PATH + "/" + made.id() + "/export");

    assertThat(page).contains("CUPED").contains("the sizes are as drawn");
    assertThat(export.body().lines().count()).isEqualTo(experiments.people(made.id()).size() + 1L);
    assertThat(export.body()).startsWith("customer_id,group\r\n").contains(",treated\r\n");
  }

  @Test
  void nothingIsReadBeforeTheEnd() {
    Experiment made = begin("early", LocalDate.of(2026, 11, 20), "50");

    String page = staff.signedIn(port, "ANALYST").get(PATH + "/" + made.id()).body();

    assertThat(page).contains("Not over").doesNotContain("CUPED");
  }

  @Test
  void groupsThatDidTheSameHaveNoDifference() {
    Map<CustomerId, double[]> after = new HashMap<>();
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      CustomerId id = new CustomerId(new UUID(1, i));
      people.add(new Person(id, i % 2 == 0));
      after.put(id, new double[] {i / 2 % 5, 0});
    }

    Readout readout = Readout.of(experiment(50), people, Map.of(), after, LocalDate.of(2026, 9, 1));

    assertThat(Objects.requireNonNull(readout.adjusted()).coversZero()).isTrue();
    assertThat(Objects.requireNonNull(readout.shares()).estimate()).isZero();
  }

  @Test
  void groupsOfOtherSizesThanDrawnAreNotRead() {
    Experiment even = experiment(50);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      people.add(new Person(new CustomerId(new UUID(1, i)), i < 700));
    }

    Readout readout = Readout.of(even, people, Map.of(), Map.of(), LocalDate.of(2026, 9, 1));

    assertThat(readout.ratio().sound()).isFalse();
    assertThat(readout.adjusted()).isNull();
    assertThat(readout.shares()).isNull();
  }

  @Test
  void aTrueDifferenceIsFoundAndHistoryNarrowsIt() {
    Map<CustomerId, double[]> before = new HashMap<>();
    Map<CustomerId, double[]> after = new HashMap<>();
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      CustomerId id = new CustomerId(new UUID(1, i));
      people.add(new Person(id, i % 2 == 0));
      double usual = i % 7;
      before.put(id, new double[] {usual, usual * 100});
      after.put(id, new double[] {usual + (i % 2 == 0 ? 1 : 0) + i % 3 * 0.1, usual * 100});
    }

    Readout readout = Readout.of(experiment(50), people, before, after, LocalDate.of(2026, 9, 1));

    Interval adjusted = Objects.requireNonNull(readout.adjusted());
    Interval plain = Objects.requireNonNull(readout.plain());
    assertThat(adjusted.estimate()).isBetween(0.95, 1.05);
    assertThat(adjusted.coversZero()).isFalse();
    assertThat(adjusted.high() - adjusted.low()).isLessThan(0.2 * (plain.high() - plain.low()));
  }

  @Test
  void whatCannotBeDividedIsRefusedAndNothingIsKept() {
    TestBrowser manager = staff.signedIn(port, "MANAGER");
    int kept = experiments.all().size();

    HttpResponse<String> refused =
        manager.post(PATH, PATH, Map.of("name", "x", "share", "100", "days", "28"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(experiments.all()).hasSize(kept);
    assertThat(manager.get(PATH + "/999999").statusCode()).isEqualTo(404);
  }

  private Experiment begin(String name, LocalDate day, String share) {
    TestBrowser manager = staff.signedIn(port, "MANAGER");
    HttpResponse<String> made =
        manager.post(
            PATH,
            PATH,
            Map.of(
                "name",
                name,
                "salt",
                "salt of " + name,
                "share",
                share,
                "days",
                "28",
                "begins",
                day.toString()));
    assertThat(made.statusCode()).isEqualTo(303);
    return experiments.all().getFirst();
  }

  private static Experiment experiment(int share) {
    return new Experiment(
        1,
        "made up",
        "salt",
        share,
        Metric.ORDERS,
        null,
        28,
        LocalDate.of(2026, 1, 1),
        new Audience(null, null, null),
        "test",
        Instant.parse("2026-01-01T00:00:00Z"));
  }
}
