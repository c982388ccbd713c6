package guanxi.benchmarks.reference;

import guanxi.kernels.recommend.LeaveOneOut;
import guanxi.kernels.recommend.NextPurchase;
import guanxi.kernels.recommend.SequenceText;
import guanxi.kernels.recommend.Sequences;
import guanxi.kernels.recommend.Settings;
import guanxi.kernels.recommend.Tuning;
import java.util.Arrays;
import java.util.List;

/** What comes next: leave-one-out with full ranking, settings tuned without the last purchase. */
final class RecommendReference {

  private RecommendReference() {}

  static void run(Ledger ledger) {
    ledger.heading("Next purchase, full ranking (decayed co-occurrence neighbours)");
    Sequences beauty = SequenceText.parse(PublicData.bytes("seqrec/Beauty.txt"));
    Settings settings = Tuning.tune(beauty, 10);
    LeaveOneOut.Quality quality = LeaveOneOut.test(beauty, settings, 10);
    ledger.atLeast("Beauty, HR@10", quality.hitRate(), .0882);
    ledger.atLeast("Beauty, NDCG@10", quality.ndcg(), .0563);
    ledger.atLeast(
        "Beauty, NDCG@10 beside popularity",
        quality.ndcg(),
        LeaveOneOut.popularity(beauty, 10).ndcg());
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 3; run++) {
      long start = System.nanoTime();
      NextPurchase.fit(beauty, settings);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    ledger.atMost("Beauty, seconds of a fit", best, 2);
    sessions(ledger);
  }

  private static void sessions(Ledger ledger) {
    var builder = new Sequences.Builder();
    List<List<String>> train = sessions("train");
    List<List<String>> test = sessions("test");
    train.forEach(builder::add);
    // Items of the test are numbered too, but nothing is counted of the part after the train.
    Sequences known = builder.build();
    Settings settings = Tuning.tune(known, 20);
    var all = new Sequences.Builder();
    train.forEach(all::add);
    test.forEach(all::add);
    Sequences numbered = all.build();
    NextPurchase model = NextPurchase.fit(known, settings);
    NextPurchase.Scratch scratch = model.scratch();
    double hits = 0;
    double reciprocal = 0;
    for (int s = 0; s < test.size(); s++) {
      int person = train.size() + s;
      int[] whole = numbered.history(person, 0);
      int target = whole[whole.length - 1];
      int[] history =
          Arrays.stream(numbered.history(person, 1)).filter(i -> i < known.itemCount()).toArray();
      var list = model.recommend(history, 20, scratch);
      for (int rank = 0; rank < list.size(); rank++) {
        if (list.get(rank).item() == target) {
          hits++;
          reciprocal += 1.0 / (rank + 1);
        }
      }
    }
    ledger.atLeast("Tmall sessions, HR@20", hits / test.size(), .3752);
    ledger.atLeast("Tmall sessions, MRR@20", reciprocal / test.size(), .1979);
  }

  /** Prefix and target of each session, as one sequence. */
  private static List<List<String>> sessions(String part) {
    return PublicData.text("sessions_tmall/" + part + ".tsv")
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> List.of((cells[0] + " " + cells[1]).strip().split(" ", -1)))
        .toList();
  }
}
