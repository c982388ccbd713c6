package guanxi.kernels.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchIndexTest {

  private static final String[] GIVEN = {"anna", "bruno", "clara", "david", "elena", "frank"};
  private static final String[] FAMILY = {"archer", "baker", "cooper", "draper", "fisher"};

  private final PeopleMatcher.Options options =
      new PeopleMatcher.Options(0.5, 0.1, 200, Set.of("phone"), Romanizer.NONE);

  @Test
  void knownPersonIsFoundInOtherSpelling() {
    MatchIndex index = index();

    List<MatchIndex.Found> found = index.find(record(17, "Ana", "13900000017"), 3);

    assertThat(found.getFirst().row()).isEqualTo(17);
    assertThat(found.getFirst().probability()).isGreaterThan(0.9);
    assertThat(found.getFirst().contradicted()).isFalse();
    assertThat(index.explain(record(17, "Ana", "13900000017"), 17).getFirst().bits()).isPositive();
  }

  @Test
  void otherVerifiedPhoneContradicts() {
    MatchIndex.Found found = index().find(record(17, GIVEN[17 % 6], "13711111111"), 1).getFirst();

    assertThat(found.row()).isEqualTo(17);
    assertThat(found.contradicted()).isTrue();
  }

  @Test
  void strangerIsNotFound() {
    assertThat(index().find(List.of("zoe", "quixote", "1999-09-09", "15512345678", ""), 3))
        .isEmpty();
  }

  @Test
  void addedRecordsAreFoundToo() {
    MatchIndex index = index();
    List<String> zoe = List.of("zoe", "quixote", "1999-09-09", "15512345678", "z@example.com");

    for (int i = 0; i < 700; i++) {
      index.add(record(10_000 + i, "hugo", "15800000000"));
    }
    int row = index.add(zoe);

    assertThat(row).isEqualTo(1300);
    assertThat(index.size()).isEqualTo(1301);
    assertThat(index.find(zoe, 1).getFirst().row()).isEqualTo(1300);
  }

  @Test
  void recordOfOtherWidthIsRefused() {
    assertThatThrownBy(() -> index().find(List.of("anna"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values for 5 columns");
  }

  @ParameterizedTest
  @CsvSource({
    "13812345678, 13812345678, false",
    "8613812345678, 13812345678, false",
    "138****5678, 13812345678, false",
    "138****5679, 13812345678, true",
    "13812345679, 13812345678, true",
  })
  void verifiedPhonesDifferOnlyWhereBothAreReadable(String a, String b, boolean differ) {
    assertThat(Verified.differ(Role.PHONE, a, b)).isEqualTo(differ);
    assertThat(Verified.differ(Role.EMAIL, a, "")).isFalse();
  }

  private MatchIndex index() {
    List<String> names = List.of("given", "family", "born", "phone", "email");
    List<Role> roles =
        List.of(Role.GIVEN_NAME, Role.FAMILY_NAME, Role.DATE, Role.PHONE, Role.EMAIL);
    List<Column.Builder> builders = new ArrayList<>();
    for (int c = 0; c < 5; c++) {
      builders.add(new Column.Builder(names.get(c), roles.get(c), Romanizer.NONE));
    }
    for (int i = 0; i < 600; i++) {
      // Every fourth record repeats the one before.
      int person = i % 4 == 3 ? i - 1 : i;
      List<String> record = record(person, GIVEN[person % 6], "139%08d".formatted(person));
      for (int c = 0; c < 5; c++) {
        builders.get(c).add(record.get(c));
      }
    }
    MatchTable table =
        MatchTable.ofOneSource(builders.stream().map(Column.Builder::build).toList(), 600);
    return MatchIndex.of(PeopleMatcher.match(table, options), options);
  }

  private static List<String> record(int person, String given, String phone) {
    String born = "19%02d-%02d-%02d".formatted(50 + person % 43, 1 + person % 12, 1 + person % 27);
    String family = FAMILY[person % 5] + (char) ('a' + person % 7);
    return List.of(given, family, born, phone, "p%d@example.com".formatted(person));
  }
}
