package guanxi.kernels.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.kernels.testing.TestData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductMatcherTest {

  @Test
  void wordsAreLettersNumbersAndSingleChineseCharacters() {
    assertThat(Vocabulary.words("Sony DSC-W55/L 7.2MP 相机, v.2"))
        .containsExactly("sony", "dsc", "w55", "l", "7.2mp", "相", "机", "v", "2");
  }

  @Test
  void fewPairsTeachNothing() {
    assertThatThrownBy(() -> ProductMatcher.learn(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 same of 0");
  }

  /** The reference, 40 features and trees, is F1 .714 on the given split. */
  @Test
  void amazonAndGoogleAreMatchedAsWellAsTheReference() {
    List<ProductMatcher.JudgedPair> known = read("train");
    known.addAll(read("valid"));
    ProductMatcher matcher = ProductMatcher.learn(known);
    int right = 0;
    int found = 0;
    int same = 0;
    for (ProductMatcher.JudgedPair pair : read("test")) {
      boolean joined = matcher.same(pair.left(), pair.right());
      found += joined ? 1 : 0;
      same += pair.same() ? 1 : 0;
      right += joined && pair.same() ? 1 : 0;
    }

    assertThat(2.0 * right / (found + same)).isGreaterThanOrEqualTo(0.714);
    ProductMatcher.JudgedPair one = known.getFirst();
    assertThat(matcher.probability(one.left(), one.right())).isBetween(0.0, 1.0);
    assertThat(matcher.explain(one.left(), one.right(), 3)).hasSize(3);
  }

  private static List<ProductMatcher.JudgedPair> read(String part) {
    String text =
        new String(
            TestData.bytes("products/Amazon-Google/" + part + ".txt"), StandardCharsets.UTF_8);
    List<ProductMatcher.JudgedPair> pairs = new ArrayList<>();
    text.lines()
        .map(line -> line.split("\t", -1))
        .forEach(cells ->
            pairs.add(
                new ProductMatcher.JudgedPair(
                    offer(cells[0]), offer(cells[1]), cells[2].strip().equals("1"))));
    return pairs;
  }

  private static Offer offer(String text) {
    String price = value(text, "price");
    return new Offer(
        value(text, "title"),
        value(text, "manufacturer"),
        price.matches("[0-9.]+") ? Double.parseDouble(price) : Double.NaN);
  }

  private static String value(String text, String column) {
    String start = "COL " + column + " VAL ";
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(" COL ", from);
    return text.substring(from, to < 0 ? text.length() : to).strip();
  }
}
