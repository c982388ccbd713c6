package guanxi.kernels.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.kernels.basket.AssociationRule;
import guanxi.kernels.basket.AssociationRules;
import guanxi.kernels.basket.Baskets;
import guanxi.kernels.basket.FrequentItemsets;
import guanxi.kernels.churn.ChurnFit;
import guanxi.kernels.churn.ChurnModel;
import guanxi.kernels.experiment.Assignment;
import guanxi.kernels.experiment.Effect;
import guanxi.kernels.experiment.Interval;
import guanxi.kernels.experiment.SampleRatio;
import guanxi.kernels.experiment.Uplift;
import guanxi.kernels.lifetime.BgNbd;
import guanxi.kernels.lifetime.CompressedHistories;
import guanxi.kernels.lifetime.GammaGamma;
import guanxi.kernels.lifetime.MbgNbd;
import guanxi.kernels.lifetime.Nbd;
import guanxi.kernels.lifetime.ParetoNbd;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.Scores;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.kernels.matching.Column;
import guanxi.kernels.matching.ColumnRecognition;
import guanxi.kernels.matching.MatchIndex;
import guanxi.kernels.matching.MatchModel;
import guanxi.kernels.matching.MatchResult;
import guanxi.kernels.matching.MatchTable;
import guanxi.kernels.matching.PeopleMatcher;
import guanxi.kernels.matching.Role;
import guanxi.kernels.matching.Romanizer;
import guanxi.kernels.recommend.LeaveOneOut;
import guanxi.kernels.recommend.NextPurchase;
import guanxi.kernels.recommend.Recommendation;
import guanxi.kernels.recommend.Sequences;
import guanxi.kernels.recommend.Settings;
import guanxi.kernels.rfm.Rfm;
import guanxi.kernels.segment.Segmentation;
import guanxi.kernels.text.TextClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No exception but an argument error that says what is wrong, no NaN.
 *
 * <p>A few seeds in every build; {@code ./guanxi bench hostile} takes ten thousand. The failing
 * seed is in the message: run it again with {@code -Dguanxi.seed=…}.
 */
class HostileKernelsTest {

  private static final int SEEDS = Integer.getInteger("guanxi.hostile.seeds", 25);

  enum Kernel {
    LIFETIME,
    RFM,
    BASKETS,
    RECOMMEND,
    SEGMENT,
    TEXT,
    EXPERIMENT,
    UPLIFT,
    CHURN,
    MATCHING
  }

  private static void attempt(Kernel kernel, Hostility hostile) {
    switch (kernel) {
      case LIFETIME -> lifetime(hostile);
      case RFM -> rfm(hostile);
      case BASKETS -> baskets(hostile);
      case RECOMMEND -> recommend(hostile);
      case SEGMENT -> segment(hostile);
      case TEXT -> text(hostile);
      case EXPERIMENT -> experiment(hostile);
      case UPLIFT -> uplift(hostile);
      case CHURN -> churn(hostile);
      case MATCHING -> matching(hostile);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostileInputsAreRefusedOrAnsweredInNumbers(Kernel kernel) {
    long first = Long.getLong("guanxi.seed", RandomGenerator.getDefault().nextInt());
    // Learning who leaves fits twenty models a time.
    int seeds = kernel == Kernel.CHURN ? SEEDS / 10 + 1 : SEEDS;
    for (long seed = first; seed < first + seeds; seed++) {
      try {
        attempt(kernel, new Hostility(seed));
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("%s, seed %d".formatted(kernel, seed), failure);
      }
    }
  }

  private static void lifetime(Hostility hostile) {
    int n = hostile.below(60);
    var x = new int[n];
    var last = new double[n];
    var observed = new double[n];
    double[] spend = hostile.numbers(n);
    for (int i = 0; i < n; i++) {
      x[i] = hostile.oneIn(30) ? 100_000 : hostile.below(4);
      observed[i] = hostile.oneIn(200) ? hostile.number() : hostile.below(50);
      last[i] = x[i] == 0 ? 0 : observed[i] * hostile.below(5) / 4;
    }
    CompressedHistories histories = CompressedHistories.of(x, last, observed);
    for (RepeatPurchaseFit fit :
        List.of(
            BgNbd.fit(histories),
            MbgNbd.fit(histories),
            ParetoNbd.fit(histories),
            Nbd.fit(histories))) {
      fit.usable()
          .ifPresent(model -> {
            Scores scores = model.score(histories, 10);
            assertNumbers(scores.probabilitiesActive());
            assertNumbers(scores.expectedOrders(0));
          });
    }
    if (GammaGamma.fit(x, spend) instanceof SpendFit.Fitted fitted) {
      assertNumbers(fitted.model().expectedSpend(3, 20), fitted.correlation());
    }
  }

  private static void rfm(Hostility hostile) {
    int n = hostile.below(50);
    for (Rfm score : Rfm.of(hostile.numbers(n), hostile.numbers(n), hostile.numbers(n))) {
      assertThat(score.cell()).isBetween(111, 555);
    }
  }

  private static void baskets(Hostility hostile) {
    var builder = new Baskets.Builder();
    int n = hostile.below(30);
    for (int i = 0; i < n; i++) {
      builder.add(hostile.texts(hostile.below(6)));
    }
    Baskets baskets = builder.build();
    int least = 1 + hostile.below(4);
    assertThat(FrequentItemsets.countByLength(baskets, least)).doesNotContain(-1);
    for (AssociationRule rule :
        AssociationRules.find(baskets, AssociationRules.Thresholds.usual(least))) {
      assertNumbers(rule.confidence(), rule.lift(), rule.leverage(), rule.adjustedPValue());
      assertThat(rule.conviction()).isNotNaN();
    }
  }

  private static void recommend(Hostility hostile) {
    var builder = new Sequences.Builder();
    int n = hostile.below(30);
    for (int i = 0; i < n; i++) {
      builder.add(hostile.texts(hostile.below(8)));
    }
    Sequences sequences = builder.build();
    Settings settings = Settings.usual();
    NextPurchase model = NextPurchase.fit(sequences, settings);
    for (int person = 0; person < n; person++) {
      for (Recommendation one : model.recommend(sequences.history(person, 0), 5, model.scratch())) {
        assertNumbers(one.score(), one.share());
      }
    }
    LeaveOneOut.Quality quality = LeaveOneOut.test(sequences, settings, 5);
    assertNumbers(quality.hitRate(), quality.ndcg(), quality.standardError());
  }

  private static void segment(Hostility hostile) {
    double[][] rows = hostile.rows(hostile.below(50), hostile.below(4));
    if (!hostile.oneIn(3)) {
      for (double[] row : rows) {
        for (int f = 0; f < row.length; f++) {
          row[f] = Double.isFinite(row[f]) ? row[f] : 0;
        }
      }
    }
    Segmentation found = Segmentation.find(rows, 2 + hostile.below(4));
    for (Segmentation.Segment segment : found.segments()) {
      segment.medians().forEach(HostileKernelsTest::assertNumbers);
    }
    found.stabilities().forEach(stability -> assertNumbers(stability.agreement()));
  }

  private static void text(Hostility hostile) {
    List<TextClassifier.Example> examples = new ArrayList<>();
    int n = hostile.below(20);
    for (int i = 0; i < n; i++) {
      examples.add(new TextClassifier.Example(hostile.text(), "label " + hostile.below(4)));
    }
    TextClassifier.Judge judge = TextClassifier.train(examples).judge();
    for (int i = 0; i < 5; i++) {
      String asked = hostile.text();
      assertNumbers(judge.judge(asked).margin());
      assertThat(judge.explain(asked, 3)).hasSizeLessThanOrEqualTo(3);
    }
  }

  private static void experiment(Hostility hostile) {
    assertThat(Assignment.group(hostile.text(), hostile.text(), hostile.numbers(hostile.below(4))))
        .isNotNegative();
    SampleRatio.Check check =
        SampleRatio.check(new long[] {hostile.below(100), hostile.below(3)}, hostile.numbers(2));
    assertNumbers(check.chiSquare(), check.pValue());
    long treated = hostile.below(5);
    assertNumbers(Effect.ofShares(hostile.below(5), treated, 0, 1 + hostile.below(3)));
    double[] one = hostile.numbers(hostile.below(9));
    double[] two = hostile.numbers(hostile.below(9));
    assertNumbers(Effect.ofMeans(one, two));
    assertNumbers(
        Effect.withHistory(one, hostile.numbers(one.length), two, hostile.numbers(two.length)));
  }

  private static void uplift(Hostility hostile) {
    int n = hostile.below(60);
    Uplift.Readout readout =
        Uplift.learn(
            hostile.rows(n, hostile.below(3)),
            hostile.outcomes(n),
            hostile.outcomes(n),
            hostile.oneOf(List.of(Uplift.Learner.values())));
    assertNumbers(readout.effect());
    assertNumbers(readout.qini());
    for (int i = 0; i < n; i++) {
      assertNumbers(readout.scores().of(i));
    }
  }

  private static void churn(Hostility hostile) {
    int n = 80 + hostile.below(80);
    double[][] rows = hostile.rows(n, 2);
    boolean[] left = hostile.outcomes(n);
    for (int i = 0; i < n; i++) {
      // One feature that tells something, so that there is a model to ask.
      rows[i][0] = left[i] == hostile.oneIn(4) ? rows[i][0] : i % 3;
    }
    ChurnFit fit = ChurnModel.learn(List.of("a", "b"), rows, left);
    fit.usable()
        .ifPresent(model -> {
          for (double[] row : rows) {
            assertNumbers(model.probability(row));
            model.explain(row, 2).forEach(reason -> assertNumbers(reason.push()));
          }
        });
  }

  private static void matching(Hostility hostile) {
    int n = hostile.below(40);
    int width = 1 + hostile.below(4);
    List<String> names = new ArrayList<>();
    List<List<String>> sample = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      names.add(hostile.text());
      sample.add(hostile.texts(n));
      Role role = hostile.oneOf(List.of(Role.values()));
      var builder = new Column.Builder("column " + c, role, Romanizer.NONE);
      sample.getLast().forEach(builder::add);
      columns.add(builder.build());
    }
    ColumnRecognition.recognise(names, sample);
    MatchTable table =
        hostile.oneIn(3)
            ? MatchTable.ofTwoSources(columns, n, n / 2)
            : MatchTable.ofOneSource(columns, n);
    var options = new PeopleMatcher.Options(0.5, 0.1, 5, Set.of("column 0"), Romanizer.NONE);
    MatchResult result = PeopleMatcher.match(table, options);
    result.forEachPair(pair -> assertNumbers(pair.probability()));
    for (MatchModel.LevelWeight level : result.model().levels()) {
      assertNumbers(level.m(), level.u(), level.bits());
    }
    MatchIndex index = MatchIndex.of(result, options);
    for (int i = 0; i < 5; i++) {
      List<String> record = hostile.texts(width);
      index.find(record, 3).forEach(found -> assertNumbers(found.probability()));
      index.add(record);
    }
  }

  private static void assertNumbers(Interval interval) {
    assertNumbers(interval.estimate(), interval.low(), interval.high());
  }

  private static void assertNumbers(double... numbers) {
    for (double number : numbers) {
      assertThat(number).isFinite();
    }
  }
}
