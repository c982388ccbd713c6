package guanxi.kernels.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleMatcherTest {

  private static final PeopleMatcher.Options USUAL = PeopleMatcher.Options.usual();

  /** The references are F1 after clustering of the same method in SQL: .999, .9995, .9583. */
  @ParameterizedTest(name = "{0} reaches {1}")
  @CsvSource({"febrl/dataset1.csv, 0.999", "febrl/dataset2.csv, 0.9995"})
  void febrlIsMatchedWithoutItsDocumentNumbers(String file, double least) {
    People people =
        People.read(file, "rec_id", id -> id.split("-", -1)[1], Set.of("rec_id", "soc_sec_id"));

    People.Quality quality = people.judge(people.match(USUAL).clusters());

    assertThat(quality.f1()).isGreaterThanOrEqualTo(least);
  }

  @Test
  void splinksPeopleAreMatched() {
    People people = fake1000();

    People.Quality quality = people.judge(people.match(USUAL).clusters());

    assertThat(quality.f1()).isGreaterThanOrEqualTo(0.9583);
    assertThat(quality.precision()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void sameRecordsGiveTheSameAnswer() {
    People people = fake1000();

    MatchResult one = people.match(USUAL);
    MatchResult two = people.match(USUAL);

    assertThat(two.clusters()).isEqualTo(one.clusters());
    assertThat(two.model().levels()).isEqualTo(one.model().levels());
  }

  @Test
  void differentVerifiedValuesAreNeverJoined() {
    People people = fake1000();
    var options = new PeopleMatcher.Options(0.5, 0.1, 200, Set.of("email"), Romanizer.NONE);
    MatchTable table = people.table(Romanizer.NONE);
    Column email =
        table.columns().stream().filter(c -> c.name().equals("email")).findFirst().orElseThrow();

    PeopleMatcher.match(table, options)
        .forEachPair(pair -> {
          String left = email.value(pair.left());
          String right = email.value(pair.right());
          assertThat(left.isEmpty() || right.isEmpty() || left.equals(right))
              .as("%s %s", left, right)
              .isTrue();
        });
  }

  @Test
  void clustersDoNotGrowBeyondTheLimit() {
    var options = new PeopleMatcher.Options(0.5, 0.1, 3, Set.of(), Romanizer.NONE);
    int[] clusters = fake1000().match(options).clusters();
    var sizes = new int[clusters.length];
    for (int cluster : clusters) {
      assertThat(++sizes[cluster]).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void everyPairIsExplainedByItsLevels() {
    MatchResult result = fake1000().match(USUAL);

    List<MatchModel.LevelWeight> evidence = result.explain(1, 3);

    assertThat(evidence)
        .extracting(level -> level.column() + ": " + level.level())
        .contains("first_name: same", "surname: similar");
    for (MatchModel.LevelWeight level : result.model().levels()) {
      assertThat(level.m()).isBetween(1e-12, 1.0);
      assertThat(level.u()).isBetween(1e-12, 1.0);
    }
  }

  @Test
  void peopleOfOneHouseholdStayApart() {
    var random = new Random(5);
    List<String> given = words(random, 120);
    List<String> family = words(random, 400);
    List<String> street = words(random, 900);
    List<List<String>> columns = new ArrayList<>();
    for (int c = 0; c < 5; c++) {
      columns.add(new ArrayList<>());
    }
    List<String> owners = new ArrayList<>();
    for (int household = 0; household < 500; household++) {
      String name = family.get(random.nextInt(400));
      String address = (1 + random.nextInt(99)) + " " + street.get(random.nextInt(900)) + " street";
      String city = "city" + random.nextInt(30);
      for (int member = 0; member < 3; member++) {
        String first = given.get(random.nextInt(120));
        String born =
            "%d-%02d-%02d"
                .formatted(
                    1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
        for (int copy = 0; copy < (member == 0 ? 2 : 1); copy++) {
          add(columns, first, name, born, copy == 1 ? address + "s" : address, city);
          owners.add(household + "/" + member);
        }
      }
    }
    var people = new People(List.of("first", "surname", "dob", "address", "city"), columns, owners);

    People.Quality quality = people.judge(people.match(USUAL).clusters());

    assertThat(quality.precision()).isGreaterThanOrEqualTo(0.98);
    assertThat(quality.recall()).isGreaterThanOrEqualTo(0.98);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "50"})
  void emptyAndUniformTablesAreNoTrouble(int rows) {
    for (String value : List.of("", "same", "x".repeat(10_000))) {
      var name = new Column.Builder("name", Role.FULL_NAME, Romanizer.NONE);
      var mail = new Column.Builder("mail", Role.EMAIL, Romanizer.NONE);
      for (int row = 0; row < rows; row++) {
        name.add(value);
        mail.add("");
      }
      MatchTable table = MatchTable.ofOneSource(List.of(name.build(), mail.build()), rows);

      MatchResult result = PeopleMatcher.match(table, USUAL);

      assertThat(result.clusters()).hasSize(rows);
      assertThat(result.model().matchShare()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void twoSourcesAreComparedOnlyAcross() {
    People people = fake1000();
    MatchTable one = people.table(Romanizer.NONE);
    MatchTable two = MatchTable.ofTwoSources(one.columns(), one.size(), 500);

    PeopleMatcher.match(two, USUAL)
        .forEachPair(pair -> assertThat(pair.left() < 500).isNotEqualTo(pair.right() < 500));
  }

  private static People fake1000() {
    return People.read(
        "splink/fake_1000.csv",
        "cluster",
        UnaryOperator.identity(),
        Set.of("unique_id", "cluster"));
  }

  private static void add(List<List<String>> columns, String... cells) {
    for (int c = 0; c < cells.length; c++) {
      columns.get(c).add(cells[c]);
    }
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var word = new StringBuilder();
      for (int s = 0; s < 3; s++) {
        word.append("bcdfgklmnprst".charAt(random.nextInt(13)))
            .append("aeiou".charAt(random.nextInt(5)));
      }
      words.add(word.toString());
    }
    return words;
  }
}
