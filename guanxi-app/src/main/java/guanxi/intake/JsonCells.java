package guanxi.intake;

import java.util.List;

/** Writes the cells of a row as a JSON array, as they are kept in the log. */
final class JsonCells {

  private JsonCells() {}

  /** {@code ["17850","12/1/2010 8:26"]}. */
  static String write(List<String> cells) {
    StringBuilder json = new StringBuilder(16 * cells.size() + 2).append('[');
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      json.append('"');
      escape(cells.get(i), json);
      json.append('"');
    }
    return json.append(']').toString();
  }

  private static void escape(String cell, StringBuilder json) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
  }
}
