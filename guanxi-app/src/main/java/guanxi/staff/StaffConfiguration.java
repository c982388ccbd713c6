package guanxi.staff;

import guanxi.platform.Nightly;
import guanxi.web.NavigationItem;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the rail and to the night. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

  private static final Set<String> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR.name());

  @Bean
  NavigationItem staffItem() {
    return new NavigationItem(
        "staff.list.title", "/console/staff", 900, "users", ADMINISTRATORS, "staff.section");
  }

  @Bean
  NavigationItem auditItem() {
    return new NavigationItem(
        "staff.audit.title", "/console/audit", 910, "shield-check", ADMINISTRATORS);
  }

  @Bean
  Nightly forgetOldSessionsNightly() {
    return new Nightly(ForgetOldSessions.KIND, LocalTime.of(3, 10));
  }
}
