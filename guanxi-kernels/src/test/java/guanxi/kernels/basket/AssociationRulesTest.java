package guanxi.kernels.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssociationRulesTest {

  /** Expected values by exact fractions, tools/reference/basket_reference.py. */
  @ParameterizedTest
  @CsvSource({
    "10, 5, 5, 5, 0.003968253968253968",
    "10, 5, 5, 3, 0.5",
    "10, 5, 5, 0, 1",
    "1000, 100, 80, 20, 3.878005280221175e-05",
    "100000, 4000, 7000, 300, 0.1094921470373555",
    "100000, 4000, 7000, 900, 4.507296950636413e-227",
    "7, 7, 3, 3, 1"
  })
  void chanceOfAccidentIsExact(int n, int left, int right, int both, double expected) {
    assertThat(FisherExact.upperTail(n, left, right, both))
        .isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void impossibleTableIsRefused() {
    assertThatThrownBy(() -> FisherExact.upperTail(10, 8, 8, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both=5");
  }

  @Test
  void ruleCarriesItsFigures() {
    List<String> lines = new ArrayList<>();
    add(lines, "tea cup", 30);
    add(lines, "tea", 10);
    add(lines, "cup", 20);
    add(lines, "milk", 40);
    Baskets baskets = FrequentItemsetsTest.basketsOf(lines.toArray(String[]::new));

    List<AssociationRule> rules =
        AssociationRules.find(baskets, AssociationRules.Thresholds.usual(5));

    assertThat(rules).hasSize(2);
    AssociationRule rule =
        rules.stream().filter(r -> baskets.label(r.consequent()).equals("cup")).findFirst().get();
    assertThat(baskets.labels(rule.antecedent().items())).containsExactly("tea");
    assertThat(rule.confidence()).isEqualTo(0.75);
    assertThat(rule.lift()).isEqualTo(1.5);
    assertThat(rule.leverage()).isCloseTo(0.10, within(1e-15));
    assertThat(rule.conviction()).isEqualTo(2.0);
    assertThat(rule.pValue()).isCloseTo(4.154329353119576e-05, within(1e-13));
    assertThat(rule.adjustedPValue()).isCloseTo(rule.pValue(), within(1e-13));
    assertThat(rule.explain().expected()).isEqualTo(20.0);
  }

  @Test
  void rulelessNoiseGivesNoRules() {
    var random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int b = 0; b < 2000; b++) {
      var line = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        line.append(random.nextInt(5) == 0 ? i + " " : "");
      }
      lines.add(line.toString());
    }
    Baskets baskets = FrequentItemsetsTest.basketsOf(lines.toArray(String[]::new));

    assertThat(AssociationRules.find(baskets, AssociationRules.Thresholds.usual(10))).isEmpty();
  }

  private static void add(List<String> lines, String line, int times) {
    for (int i = 0; i < times; i++) {
      lines.add(line);
    }
  }
}
