package guanxi.cli.match;

import guanxi.cli.CommandFailure;
import guanxi.kernels.matching.Column;
import guanxi.kernels.matching.MatchResult;
import guanxi.kernels.matching.MatchTable;
import guanxi.kernels.matching.PeopleMatcher;
import guanxi.kernels.matching.Romanizer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables, matched.
 *
 * @param sources what the records of each table are called by
 * @param ids the id of each record, first table first
 */
record Matching(
    List<String> sources,
    List<ComparedColumn> columns,
    List<String> ids,
    MatchTable table,
    MatchResult result) {

  static Matching run(MatchOptions options, Instant now) {
    List<String> sources = sources(options.files());
    List<PeopleTable> tables = new ArrayList<>();
    for (int t = 0; t < options.files().size(); t++) {
      tables.add(PeopleTable.open(options.files().get(t), sources.get(t), now));
    }
    List<ComparedColumn> columns = ColumnChoice.of(options, tables);
    Romanizer romanizer = new IcuRomanizer();
    List<Column.Builder> builders = new ArrayList<>();
    columns.forEach(c -> builders.add(new Column.Builder(c.name(), c.role(), romanizer)));
    List<String> ids = new ArrayList<>();
    var ends = new int[tables.size()];
    for (int t = 0; t < tables.size(); t++) {
      int place = t;
      int id = ColumnChoice.id(options, tables.get(t));
      tables
          .get(t)
          .read(cells -> {
            ids.add(cells.get(id).strip());
            for (int c = 0; c < columns.size(); c++) {
              builders.get(c).add(columns.get(c).value(place, cells));
            }
            return true;
          });
      ends[t] = ids.size();
    }
    List<Column> built = builders.stream().map(Column.Builder::build).toList();
    MatchTable table =
        tables.size() == 1
            ? MatchTable.ofOneSource(built, ids.size())
            : MatchTable.ofTwoSources(built, ids.size(), ends[0]);
    var choice =
        new PeopleMatcher.Options(
            options.threshold(),
            Math.min(0.1, options.threshold()),
            200,
            verified(options, columns),
            romanizer);
    return new Matching(sources, columns, ids, table, PeopleMatcher.match(table, choice));
  }

  private static Set<String> verified(MatchOptions options, List<ComparedColumn> columns) {
    Set<String> names = new HashSet<>();
    for (String wanted : options.verified()) {
      ComparedColumn column =
          columns.stream()
              .filter(
                  c -> c.name().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() ->
                  CommandFailure.badInput(
                      "cli.match.no-column",
                      wanted,
                      String.join(", ", columns.stream().map(ComparedColumn::name).toList())));
      names.add(column.name());
    }
    return names;
  }

  /** File names without their ending; with it, or left and right, where that is not enough. */
  private static List<String> sources(List<Path> files) {
    List<String> names = files.stream().map(file -> String.valueOf(file.getFileName())).toList();
    List<String> stems = names.stream().map(name -> name.replaceFirst("\\.[^.]*$", "")).toList();
    if (new HashSet<>(stems).size() == stems.size()) {
      return stems;
    }
    return new HashSet<>(names).size() == names.size() ? names : List.of("left", "right");
  }

  String source(int row) {
    return sources.get(table.source(row));
  }
}
