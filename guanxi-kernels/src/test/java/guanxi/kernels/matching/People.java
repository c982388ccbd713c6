package guanxi.kernels.matching;

import guanxi.kernels.testing.TestData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Records with known owners: matched without them, judged by them. */
record People(List<String> header, List<List<String>> columns, List<String> owners) {

  /** Reads a plain CSV file of the public data; the owner is derived from one column. */
  static People read(String file, String owner, UnaryOperator<String> derive, Set<String> ignored) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : new String(TestData.bytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.split(",", -1)) {
        cells.add(cell.strip());
      }
      rows.add(cells);
    }
    List<String> header = rows.removeFirst();
    rows.removeIf(row -> row.size() < 2);
    List<String> owners = new ArrayList<>();
    rows.forEach(row -> owners.add(derive.apply(row.get(header.indexOf(owner)))));
    List<String> kept = header.stream().filter(name -> !ignored.contains(name)).toList();
    List<List<String>> columns = new ArrayList<>();
    for (String name : kept) {
      columns.add(rows.stream().map(row -> row.get(header.indexOf(name))).toList());
    }
    return new People(kept, columns, owners);
  }

  /** Recognises the columns and matches. */
  MatchResult match(PeopleMatcher.Options options) {
    return PeopleMatcher.match(table(options.romanizer()), options);
  }

  MatchTable table(Romanizer romanizer) {
    List<Column> recognised = new ArrayList<>();
    List<ColumnRecognition.Guess> guesses = ColumnRecognition.recognise(header, columns);
    for (int c = 0; c < guesses.size(); c++) {
      Role role = guesses.get(c).role();
      if (role != null) {
        var builder = new Column.Builder(header.get(c), role, romanizer);
        columns.get(c).forEach(builder::add);
        recognised.add(builder.build());
      }
    }
    return MatchTable.ofOneSource(recognised, owners.size());
  }

  /** Precision, recall and F1 over pairs of records in one cluster. */
  record Quality(double precision, double recall, double f1) {}

  Quality judge(int[] clusters) {
    Map<Object, Integer> owned = new HashMap<>();
    Map<Object, Integer> found = new HashMap<>();
    Map<Object, Integer> both = new HashMap<>();
    for (int row = 0; row < clusters.length; row++) {
      owned.merge(owners.get(row), 1, Integer::sum);
      found.merge(clusters[row], 1, Integer::sum);
      both.merge(owners.get(row) + "/" + clusters[row], 1, Integer::sum);
    }
    double right = pairs(both);
    return new Quality(
        right / pairs(found), right / pairs(owned), 2 * right / (pairs(found) + pairs(owned)));
  }

  private static double pairs(Map<Object, Integer> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
