package guanxi.benchmarks.reference;

import guanxi.kernels.text.TextClassifier;
import guanxi.kernels.text.TextClassifier.Example;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Sentiment, topic and intent: the share of texts judged right, five folds. */
final class TextReference {

  private static final int FOLDS = 5;

  private TextReference() {}

  static void run(Ledger ledger) {
    ledger.heading("Texts, five folds (characters 1 to 3, TF-IDF, linear SVM)");
    List<Example> waimai = read("chinese/waimai_10k.csv", row -> row.get(1), row -> row.get(0));
    ledger.atLeast("waimai, sentiment", right(waimai), .8998);
    String shopping = "chinese/online_shopping_10_cats_half.csv";
    ledger.atLeast(
        "online shopping (half), sentiment",
        right(read(shopping, row -> row.get(2), row -> row.get(1))),
        .9386);
    ledger.atLeast(
        "online shopping (half), category",
        right(read(shopping, row -> row.get(2), row -> row.get(0))),
        .9037);
    ledger.atLeast(
        "Bitext, 27 intents",
        right(read("bitext/bitext_2023-08-07.csv", row -> row.get(2), row -> row.get(3))),
        .9968);
    speed(ledger, waimai);
  }

  private static List<Example> read(
      String file, Function<List<String>, String> text, Function<List<String>, String> label) {
    List<List<String>> rows = PublicData.csv(file, ',');
    int width = rows.removeFirst().size();
    List<Example> examples = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() >= Math.min(width, 4)) {
        examples.add(new Example(text.apply(row), label.apply(row)));
      }
    }
    Collections.shuffle(examples, new Random(1));
    return examples;
  }

  private static double right(List<Example> all) {
    int right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> learn = new ArrayList<>();
      List<Example> test = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        (i % FOLDS == fold ? test : learn).add(all.get(i));
      }
      TextClassifier.Judge judge = TextClassifier.train(learn).judge();
      for (Example example : test) {
        right += judge.judge(example.text()).label().equals(example.label()) ? 1 : 0;
      }
    }
    return (double) right / all.size();
  }

  private static void speed(Ledger ledger, List<Example> texts) {
    TextClassifier.Judge judge = TextClassifier.train(texts).judge();
    double best = 0;
    for (int run = 0; run < 5; run++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      texts.forEach(example -> judge.judge(example.text()));
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      best = Math.max(best, texts.size() / (spent / 1e9));
    }
    ledger.atLeast("waimai, texts a second of one core", Math.rint(best), 20_000);
  }
}
