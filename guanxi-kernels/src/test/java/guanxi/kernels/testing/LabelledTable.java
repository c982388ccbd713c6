package guanxi.kernels.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A public table with an outcome: numbers as they are, words as one column for each value. */
public final class LabelledTable {

  private final List<String> names;
  private final double[][] rows;
  private final boolean[] outcomes;

  private LabelledTable(List<String> names, double[][] rows, boolean[] outcomes) {
    this.names = names;
    this.rows = rows;
    this.outcomes = outcomes;
  }

  /** The names of the inputs. */
  public List<String> names() {
    return names;
  }

  /** The inputs, a row each. */
  public double[][] rows() {
    return rows;
  }

  /** Whether the label had the wanted value. */
  public boolean[] outcomes() {
    return outcomes;
  }

  /** Reads a file without quoted separators. */
  public static LabelledTable read(
      String file, char separator, List<String> ignored, String label, String wanted) {
    List<List<String>> lines = new ArrayList<>();
    new String(TestData.bytes(file), StandardCharsets.UTF_8)
        .lines()
        .forEach(line ->
            lines.add(List.of(line.replace("\"", "").split(String.valueOf(separator), -1))));
    List<String> header = lines.getFirst();
    List<List<String>> body = lines.subList(1, lines.size());
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      if (!ignored.contains(header.get(c)) && !header.get(c).equals(label)) {
        add(header.get(c), column(body, c), names, columns);
      }
    }
    var rows = new double[body.size()][columns.size()];
    var outcomes = new boolean[body.size()];
    for (int row = 0; row < rows.length; row++) {
      for (int c = 0; c < columns.size(); c++) {
        rows[row][c] = columns.get(c)[row];
      }
      outcomes[row] = body.get(row).get(header.indexOf(label)).equals(wanted);
    }
    return new LabelledTable(List.copyOf(names), rows, outcomes);
  }

  private static List<String> column(List<List<String>> body, int column) {
    return body.stream().map(cells -> cells.get(column).strip()).toList();
  }

  private static void add(
      String name, List<String> cells, List<String> names, List<double[]> columns) {
    if (cells.stream().allMatch(cell -> cell.matches("-?[0-9.]*"))) {
      names.add(name);
      columns.add(
          cells.stream()
              .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
              .toArray());
      return;
    }
    Set<String> values = new LinkedHashSet<>(cells);
    for (String value : values) {
      names.add(name + " = " + value);
      columns.add(cells.stream().mapToDouble(cell -> cell.equals(value) ? 1 : 0).toArray());
    }
  }
}
