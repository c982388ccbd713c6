package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.staff.TestBrowser;
import guanxi.staff.TestStaff;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class ImportPagesIT {

  private static final String LIST = "/console/imports";

  @Autowired TestStaff staff;
  @LocalServerPort int port;

  private TestBrowser browser;

  @BeforeEach
  void signIn() {
    browser = staff.signedIn(port, "MANAGER");
  }

  @Test
  void agentsDoNotReachImports() {
    assertThat(staff.signedIn(port, "AGENT").get(LIST).statusCode()).isEqualTo(403);
  }

  @Test
  void aFileIsUploadedMappedTakenInAndTakenBack() throws Exception {
    String shop = "Shop " + System.nanoTime();
    String page =
        location(
            upload(
                "orders.csv",
                """
                Order,Date,E-mail,Product,Quantity,Price
                1,2026-01-05,a%1$s@x.test,Mug,2,7.50
                2,2026-01-06,b%1$s@x.test,<script>alert(1)</script>,1,4.20
                3,never,b%1$s@x.test,Tea,1,4.20
                """
                    .formatted(System.nanoTime())));

    assertThat(browser.get(page).body()).contains("orders.csv", "column.1", "Quantity");
    assertThat(browser.post(page, page + "/choices", Map.of("shop", shop)).statusCode())
        .isEqualTo(303);
    assertThat(browser.get(page).body()).contains(shop);
    browser.post(page, page + "/dry-run", Map.of());
    assertThat(settled(page)).contains("data-count=\"created\">2<", "data-count=\"rejected\">1<");
    browser.post(page, page + "/run", Map.of());
    assertThat(settled(page))
        .contains("data-count=\"rows\">3<", "data-count=\"created\">2<", "never");

    HttpResponse<String> rejected = browser.get(page + "/rejected.csv");
    assertThat(rejected.body()).contains("4,Date,", "never");
    assertThat(rejected.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");

    String question = browser.get(page + "/undoing").body();
    assertThat(question).contains("orders.csv");
    browser.post(page + "/undoing", page + "/undoing", Map.of());
    assertThat(settled(page)).contains("Taken back");
    assertThat(browser.get(LIST).body()).contains("orders.csv");
  }

  @Test
  void whatIsNoTableIsSaidToBeNone() {
    String page = location(upload("picture.png", "\u0089PNG\r\n\u001a\n\u0000\u0000"));

    assertThat(browser.get(page).body()).contains("picture.png", "Not a table");
  }

  private HttpResponse<String> upload(String name, String content) {
    String boundary = "parts-of-a-form";
    String body =
        "--%1$s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%2$s\r\n"
                .formatted(boundary, browser.tokenOf(LIST))
            + "--%1$s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%2$s\"\r\n"
                .formatted(boundary, name)
            + "Content-Type: text/csv\r\n\r\n"
            + content
            + "\r\n--"
            + boundary
            + "--\r\n";
    return browser.send(request ->
        request
            .uri(browser.address(LIST))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("");
  }

  private String settled(String page) throws InterruptedException {
    String body = browser.get(page).body();
    for (int tries = 0; tries < 300 && body.contains("id=\"progress\""); tries++) {
      Thread.sleep(50);
      body = browser.get(page).body();
    }
    return body;
  }
}
