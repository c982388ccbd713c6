package guanxi.cli.match;

import guanxi.cli.CommandFailure;
import guanxi.kernels.matching.ColumnRecognition;
import guanxi.kernels.matching.MatchTable;
import guanxi.kernels.matching.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which columns are compared: those named by hand, or all that are recognised. */
final class ColumnChoice {

  private static final int SAMPLE = 20_000;

  private final MatchOptions options;
  private final List<PeopleTable> tables;

  private ColumnChoice(MatchOptions options, List<PeopleTable> tables) {
    this.options = options;
    this.tables = tables;
  }

  /** The columns to compare, at most {@link MatchTable#MAX_COLUMNS}. */
  static List<ComparedColumn> of(MatchOptions options, List<PeopleTable> tables) {
    return new ColumnChoice(options, tables).choose();
  }

  /** The index of the column that names a record. */
  static int id(MatchOptions options, PeopleTable table) {
    return options.id().isEmpty() ? 0 : place(table, options.id().get());
  }

  private List<ComparedColumn> choose() {
    checkNames();
    List<ComparedColumn> proposed = options.columns().isEmpty() ? recognisable() : named();
    List<ComparedColumn> chosen = recognise(proposed);
    if (tables.size() == 2 && options.columns().isEmpty()) {
      chosen.addAll(pairedByRole(chosen));
    }
    if (chosen.isEmpty()) {
      throw CommandFailure.badInput(
          "cli.match.no-columns", String.join(", ", tables.getFirst().header()));
    }
    return List.copyOf(chosen.subList(0, Math.min(chosen.size(), MatchTable.MAX_COLUMNS)));
  }

  /** A misspelt name is said, not passed over. */
  private void checkNames() {
    Set<String> known = new HashSet<>();
    tables.forEach(table -> table.header().forEach(name -> known.add(plain(name))));
    for (String name : options.ignore()) {
      if (!known.contains(plain(name))) {
        throw CommandFailure.badInput(
            "cli.match.no-column", name, String.join(", ", tables.getFirst().header()));
      }
    }
  }

  private List<ComparedColumn> named() {
    List<ComparedColumn> columns = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : options.columns().entrySet()) {
      List<List<Integer>> places = new ArrayList<>();
      for (PeopleTable table : tables) {
        boolean whole = find(table, entry.getKey()) >= 0;
        boolean parts = entry.getValue().stream().allMatch(name -> find(table, name) >= 0);
        // One table may have the name whole and the other in parts.
        List<String> from = parts || !whole ? entry.getValue() : List.of(entry.getKey());
        places.add(from.stream().map(name -> place(table, name)).toList());
      }
      columns.add(new ComparedColumn(entry.getKey(), Role.TEXT, places));
    }
    return columns;
  }

  /** Columns that all tables have, by name. */
  private List<ComparedColumn> recognisable() {
    List<ComparedColumn> columns = new ArrayList<>();
    PeopleTable first = tables.getFirst();
    for (String name : first.header()) {
      boolean everywhere = tables.stream().allMatch(table -> find(table, name) >= 0);
      boolean wanted = tables.stream().allMatch(table -> isWanted(table, find(table, name)));
      if (everywhere && wanted) {
        List<List<Integer>> places =
            tables.stream().map(table -> List.of(find(table, name))).toList();
        columns.add(new ComparedColumn(name, Role.TEXT, places));
      }
    }
    return columns;
  }

  private boolean isWanted(PeopleTable table, int place) {
    if (place < 0) {
      return false;
    }
    String name = plain(table.header().get(place));
    boolean ignored = options.ignore().stream().anyMatch(other -> plain(other).equals(name));
    return !ignored && place != id(options, table);
  }

  /** Columns left over in both tables that say the same under different names. */
  private List<ComparedColumn> pairedByRole(List<ComparedColumn> taken) {
    List<List<ComparedColumn>> left = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      List<ComparedColumn> rest = new ArrayList<>();
      for (int place = 0; place < tables.get(t).header().size(); place++) {
        int table = t;
        int column = place;
        boolean used = taken.stream().anyMatch(c -> c.places().get(table).contains(column));
        if (!used && isWanted(tables.get(t), place)) {
          List<List<Integer>> places = new ArrayList<>(List.of(List.of(), List.of()));
          places.set(t, List.of(place));
          rest.add(new ComparedColumn(tables.get(t).header().get(place), Role.TEXT, places));
        }
      }
      left.add(recognise(rest));
    }
    List<ComparedColumn> pairs = new ArrayList<>();
    for (ComparedColumn one : left.get(0)) {
      for (ComparedColumn other : List.copyOf(left.get(1))) {
        if (other.role() == one.role()) {
          pairs.add(
              new ComparedColumn(
                  one.name(), one.role(), List.of(one.places().get(0), other.places().get(1))));
          left.get(1).remove(other);
          break;
        }
      }
    }
    return pairs;
  }

  private List<ComparedColumn> recognise(List<ComparedColumn> columns) {
    List<List<String>> sample = new ArrayList<>();
    columns.forEach(_ -> sample.add(new ArrayList<>()));
    for (int t = 0; t < tables.size(); t++) {
      int table = t;
      var read = new int[1];
      tables
          .get(t)
          .read(cells -> {
            for (int c = 0; c < columns.size(); c++) {
              if (!columns.get(c).places().get(table).isEmpty()) {
                sample.get(c).add(columns.get(c).value(table, cells));
              }
            }
            return ++read[0] < SAMPLE;
          });
    }
    List<ColumnRecognition.Guess> guesses =
        ColumnRecognition.recognise(columns.stream().map(ComparedColumn::name).toList(), sample);
    List<ComparedColumn> recognised = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      Role role = guesses.get(c).role();
      if (role != null) {
        recognised.add(new ComparedColumn(columns.get(c).name(), role, columns.get(c).places()));
      }
    }
    return recognised;
  }

  private static int place(PeopleTable table, String name) {
    int place = find(table, name);
    if (place < 0) {
      throw CommandFailure.badInput("cli.match.no-column", name, String.join(", ", table.header()));
    }
    return place;
  }

  private static int find(PeopleTable table, String name) {
    for (int place = 0; place < table.header().size(); place++) {
      if (plain(table.header().get(place)).equals(plain(name))) {
        return place;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
