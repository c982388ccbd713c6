package guanxi.kernels.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.kernels.testing.TestData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextClassifierTest {

  private static final List<TextClassifier.Example> SMALL =
      List.of(
          new TextClassifier.Example("味道很好，送得很快", "good"),
          new TextClassifier.Example("好吃，下次再来", "good"),
          new TextClassifier.Example("very tasty, came quickly", "good"),
          new TextClassifier.Example("难吃，送得太慢", "bad"),
          new TextClassifier.Example("味道太差了", "bad"),
          new TextClassifier.Example("cold and awful, too late", "bad"));

  @Test
  void likeTextsGetTheLabelOfTheirLikes() {
    TextClassifier.Judge judge = TextClassifier.train(SMALL).judge();

    assertThat(judge.judge("真难吃，太差").label()).isEqualTo("bad");
    assertThat(judge.judge("很好吃").label()).isEqualTo("good");
    assertThat(judge.judge("Tasty and QUICK").label()).isEqualTo("good");
  }

  @Test
  void judgementIsExplainedByRunsOfTheText() {
    TextClassifier.Judge judge = TextClassifier.train(SMALL).judge();

    assertThat(judge.explain("太差", 3)).isNotEmpty().allMatch("太差"::contains);
  }

  @Test
  void threeLabelsAreToldApart() {
    List<TextClassifier.Example> examples = new ArrayList<>(SMALL);
    examples.add(new TextClassifier.Example("when does my parcel arrive", "question"));
    examples.add(new TextClassifier.Example("where is my order", "question"));

    TextClassifier model = TextClassifier.train(examples);

    assertThat(model.labels()).containsExactly("bad", "good", "question");
    assertThat(model.judge().judge("where is my parcel").label()).isEqualTo("question");
  }

  @Test
  void emptyTextGetsAnAnswerWithoutNan() {
    assertThat(TextClassifier.train(SMALL).judge().judge("").margin()).isNotNaN();
    assertThat(TextClassifier.train(SMALL).judge().judge("好".repeat(50_000)).margin()).isNotNaN();
  }

  @Test
  void oneLabelIsNothingToLearn() {
    assertThatThrownBy(() -> TextClassifier.train(SMALL.subList(0, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("good");
  }

  /** One fold of five; the reference, .8998, is the mean of all and one fold varies by .006. */
  @Test
  void waimaiComesNearTheReference() {
    List<TextClassifier.Example> all = waimai();
    Collections.shuffle(all, new Random(1));
    int fifth = all.size() / 5;
    TextClassifier.Judge judge = TextClassifier.train(all.subList(fifth, all.size())).judge();

    long right =
        all.subList(0, fifth).stream()
            .filter(example -> judge.judge(example.text()).label().equals(example.label()))
            .count();

    assertThat((double) right / fifth).isGreaterThanOrEqualTo(0.89);
  }

  private static List<TextClassifier.Example> waimai() {
    String text = new String(TestData.bytes("chinese/waimai_10k.csv"), StandardCharsets.UTF_8);
    List<TextClassifier.Example> all = new ArrayList<>();
    text.lines()
        .skip(1)
        .filter(line -> line.length() > 2)
        .forEach(line ->
            all.add(
                new TextClassifier.Example(
                    line.substring(2).replaceAll("^\"|\"$", ""), line.substring(0, 1))));
    return all;
  }
}
