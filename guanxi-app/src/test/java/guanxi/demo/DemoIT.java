package guanxi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.console.DemoShopRunning;
import guanxi.intake.FileImport;
import guanxi.intake.FileImports;
import guanxi.intake.ImportId;
import guanxi.staff.TestStaff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = DemoShopRunning.SIZE)
@Import({TestStaff.class, DemoShopRunning.class})
class DemoIT {

  @Autowired Demo demo;
  @Autowired DemoImports own;
  @Autowired DemoSources sources;
  @Autowired DemoShopRunning shop;
  @Autowired FileImports imports;
  @Autowired TestStaff staff;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @Test
  void isFilledByImportsOfItsOwnAndRemovedWithoutATrace() {
    shop.fill();
    List<ImportId> filled = own.present();

    assertThat(filled).hasSize(3);
    assertThat(filled)
        .allSatisfy(id -> {
          FileImport done = imports.get(id);
          assertThat(done.state()).isEqualTo(FileImport.State.DONE);
          assertThat(done.counts().rejected()).isZero();
          assertThat(done.counts().rows()).isPositive();
        });
    assertThat(customers()).isBetween(150L, 300L);
    List<Integer> live = sources.present();
    assertThat(count("intake.live_source", live)).isEqualTo(3);
    assertThat(count("visit.act", live)).as("what visitors did").isBetween(50L, 1000L);
    assertThat(count("intake.set_aside", live)).isZero();

    var manager = staff.signedIn(port, "MANAGER");
    manager.post("/console/demo", "/console/demo/removal", Map.of());
    shop.awaitQuiet();

    assertThat(demo.state()).isEqualTo(Demo.State.ABSENT);
    assertThat(customers()).isZero();
    for (String table : List.of("intake.live_source", "intake.fact", "visit.act")) {
      assertThat(count(table, live)).as(table).isZero();
    }
    assertThat(sources.present()).isEmpty();
    assertThat(filled)
        .allSatisfy(id -> assertThat(imports.get(id).state()).isEqualTo(FileImport.State.UNDONE));
    demo.fillOnce();
    assertThat(demo.state()).as("not filled again by itself").isEqualTo(Demo.State.ABSENT);
  }

  @Test
  void onlyThoseWhoOwnTheDataMayFillOrRemoveIt() {
    for (String role : List.of("ANALYST", "MARKETER", "AGENT")) {
      var browser = staff.signedIn(port, role);
      String token = browser.tokenOf("/profile");

      assertThat(browser.get("/console/demo").statusCode()).isEqualTo(403);
      assertThat(browser.postWithToken("/console/demo", token, Map.of()).statusCode())
          .isEqualTo(403);
      assertThat(browser.postWithToken("/console/demo/removal", token, Map.of()).statusCode())
          .isEqualTo(403);
    }
  }

  private long customers() {
    return database
        .sql("SELECT count(*) FROM customer.customer")
        .query((row, _) -> row.getLong(1))
        .single();
  }

  private long count(String table, List<Integer> sources) {
    return database
        .sql("SELECT count(*) FROM " + table + " WHERE source_id IN (:sources)")
        .param("sources", sources)
        .query((row, _) -> row.getLong(1))
        .single();
  }
}
