package guanxi.cli.match;

import guanxi.kernels.matching.Role;
import java.util.List;

/**
 * A column that is compared and the columns of each table it is made of.
 *
 * @param name what it is called
 * @param places for each table the indexes of its columns, joined by blanks
 */
record ComparedColumn(String name, Role role, List<List<Integer>> places) {

  /** The value of a row of one of the tables. */
  String value(int table, List<String> cells) {
    List<Integer> from = places.get(table);
    if (from.size() == 1) {
      return cells.get(from.getFirst());
    }
    var joined = new StringBuilder();
    for (int place : from) {
      joined.append(joined.isEmpty() ? "" : " ").append(cells.get(place).strip());
    }
    return joined.toString().strip();
  }
}
