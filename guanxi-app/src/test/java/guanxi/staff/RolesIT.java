package guanxi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestStaff.class)
class RolesIT {

  @Autowired TestStaff staff;
  @Autowired StaffMembers members;
  @LocalServerPort int port;

  @ParameterizedTest
  @EnumSource
  void onlyAdministratorsReachStaffAndAudit(Role role) {
    TestBrowser browser = staff.signedIn(port, role.name());
    int expected = role == Role.ADMINISTRATOR ? 200 : 403;

    assertThat(browser.get("/console/staff").statusCode()).isEqualTo(expected);
    assertThat(browser.get("/console/staff/new").statusCode()).isEqualTo(expected);
    assertThat(browser.get("/console/audit").statusCode()).isEqualTo(expected);
    assertThat(browser.get("/console/styleguide").statusCode()).isEqualTo(expected);
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
  void nobodyElseCanGiveOutRights(Role role) {
    TestBrowser browser = staff.signedIn(port, role.name());
    StaffMember victim = staff.add(Role.AGENT, false);
    int before = members.all().size();
    String token = browser.tokenOf("/profile");
    String path = "/console/staff/" + victim.id();

    assertThat(
            browser
                .postWithToken(
                    "/console/staff",
                    token,
                    Map.of("login", "new", "displayName", "New", "role", "ADMINISTRATOR"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            browser
                .postWithToken(path + "/role", token, Map.of("role", "ADMINISTRATOR"))
                .statusCode())
        .isEqualTo(403);
    assertThat(browser.postWithToken(path + "/disabling", token, Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(browser.postWithToken(path + "/password-reset", token, Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(members.get(victim.id())).isEqualTo(victim);
    assertThat(members.all()).hasSize(before);
  }
}
