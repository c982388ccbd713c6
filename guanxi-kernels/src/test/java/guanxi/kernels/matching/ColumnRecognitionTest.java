package guanxi.kernels.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ColumnRecognitionTest {

  @Test
  void namesOfColumnsProposeRoles() {
    assertThat(
            guess(
                Map.of(
                    "firstName", List.of("Ann", "Bo", "Cy"),
                    "LAST_NAME", List.of("Li", "Ray", "Fox"),
                    "Mobile", List.of("13812341234", "138****1234", "555-123456"),
                    "出生日期", List.of("1990-01-02", "1991-03-04", "1992-01-01"),
                    "street_number", List.of("1", "2", "13a"),
                    "birth_place", List.of("York", "Hull", "York"),
                    "created_at", List.of("2020-01-01", "2020-01-02", "2020-01-03"),
                    "total_spent", List.of("1.50", "20.00", "3.20"))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "firstName", "GIVEN_NAME",
                "LAST_NAME", "FAMILY_NAME",
                "Mobile", "PHONE",
                "出生日期", "DATE",
                "street_number", "CODE",
                "birth_place", "PLACE",
                "created_at", "none",
                "total_spent", "none"));
  }

  @Test
  void contentDecides() {
    assertThat(
            guess(
                Map.of(
                    "email", List.of("no", "yes", "no"),
                    "contact", List.of("a@b.c", "d@e.f", "g@h.i"),
                    "always", List.of("x", "x", "x"),
                    "never", List.of("", "", ""))))
        .containsEntry("contact", "EMAIL")
        .containsEntry("always", "none")
        .containsEntry("never", "none")
        .extractingByKey("email")
        .isNotEqualTo("EMAIL");
  }

  @Test
  void wholeNameThatRepeatsItsPartsIsLeftOut() {
    assertThat(
            guess(
                Map.of(
                    "first_name", List.of("Ann", "Bo"),
                    "surname", List.of("Li", "Ray"),
                    "full_name", List.of("Ann Li", "Bo Ray"))))
        .containsEntry("full_name", "none");
  }

  private static Map<String, String> guess(Map<String, List<String>> columns) {
    List<String> names = new ArrayList<>(new TreeMap<>(columns).keySet());
    List<List<String>> values = new ArrayList<>();
    names.forEach(name -> values.add(columns.get(name)));
    Map<String, String> roles = new TreeMap<>();
    ColumnRecognition.recognise(names, values)
        .forEach(g -> roles.put(g.column(), g.role() == null ? "none" : g.role().name()));
    return roles;
  }
}
