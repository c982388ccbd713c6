package guanxi.benchmarks.reference;

import guanxi.kernels.matching.Column;
import guanxi.kernels.matching.ColumnRecognition;
import guanxi.kernels.matching.MatchTable;
import guanxi.kernels.matching.PeopleMatcher;
import guanxi.kernels.matching.Role;
import guanxi.kernels.matching.Romanizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Records of one person without labels: F1 over pairs after clustering. */
final class LinkageReference {

  private LinkageReference() {}

  static void run(Ledger ledger) {
    ledger.heading("Record linkage without labels, F1 after clustering (Fellegi-Sunter with EM)");
    UnaryOperator<String> entity = id -> id.split("-", -1)[1];
    Set<String> febrl = Set.of("rec_id", "soc_sec_id");
    judge(ledger, "FEBRL 1", "febrl/dataset1.csv", "rec_id", entity, febrl, .999);
    judge(ledger, "FEBRL 2", "febrl/dataset2.csv", "rec_id", entity, febrl, .9995);
    judge(
        ledger,
        "fake_1000",
        "splink/fake_1000.csv",
        "cluster",
        UnaryOperator.identity(),
        Set.of("unique_id", "cluster", "group"),
        .9583);
  }

  private static void judge(
      Ledger ledger,
      String name,
      String file,
      String owner,
      UnaryOperator<String> derive,
      Set<String> ignored,
      double reference) {
    List<List<String>> rows = PublicData.csv(file, ',');
    List<String> header = rows.removeFirst();
    rows.removeIf(row -> row.size() < header.size());
    List<String> names = header.stream().filter(column -> !ignored.contains(column)).toList();
    List<List<String>> cells = new ArrayList<>();
    for (String column : names) {
      cells.add(rows.stream().map(row -> row.get(header.indexOf(column))).toList());
    }
    List<ColumnRecognition.Guess> guesses = ColumnRecognition.recognise(names, cells);
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      Role role = guesses.get(c).role();
      if (role != null) {
        var builder = new Column.Builder(names.get(c), role, Romanizer.NONE);
        cells.get(c).forEach(builder::add);
        columns.add(builder.build());
      }
    }
    int[] clusters =
        PeopleMatcher.match(
                MatchTable.ofOneSource(columns, rows.size()), PeopleMatcher.Options.usual())
            .clusters();
    List<String> owners =
        rows.stream().map(row -> derive.apply(row.get(header.indexOf(owner)))).toList();
    double[] quality = quality(owners, clusters);
    ledger.atLeast(name + ", F1", quality[2], reference);
    ledger.atLeast(name + ", precision", quality[0], .98);
  }

  /** Precision, recall and F1. */
  static double[] quality(List<?> owners, int[] clusters) {
    Map<Object, Integer> owned = new HashMap<>();
    Map<Object, Integer> joined = new HashMap<>();
    Map<Object, Integer> both = new HashMap<>();
    for (int row = 0; row < clusters.length; row++) {
      owned.merge(owners.get(row), 1, Integer::sum);
      joined.merge(clusters[row], 1, Integer::sum);
      both.merge(List.of(owners.get(row), clusters[row]), 1, Integer::sum);
    }
    double right = pairs(both);
    return new double[] {
      right / pairs(joined), right / pairs(owned), 2 * right / (pairs(joined) + pairs(owned))
    };
  }

  private static double pairs(Map<Object, Integer> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
