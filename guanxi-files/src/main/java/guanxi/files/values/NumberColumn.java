package guanxi.files.values;

import org.jspecify.annotations.Nullable;

/** Evidence from a whole column on its decimal sign. */
public final class NumberColumn {

  private long point;
  private long comma;
  private long open;

  /** Takes one cell into account. */
  public void add(String cell) {
    String text = NumberText.plain(cell);
    int lastPoint = text.lastIndexOf('.');
    int lastComma = text.lastIndexOf(',');
    if (lastPoint < 0 && lastComma < 0) {
      return;
    }
    if (lastPoint >= 0 && lastComma >= 0) {
      count(lastPoint > lastComma);
      return;
    }
    addSingle(text, lastPoint >= 0 ? '.' : ',', Math.max(lastPoint, lastComma));
  }

  private void addSingle(String text, char sign, int last) {
    if (text.indexOf(sign) < last) {
      count(sign == ',');
    } else if (digitsAfter(text, last) != 3) {
      count(sign == '.');
    } else {
      open++;
      // a bare 0.125 or 0,125 has no thousands to group
      if (last > 0 && text.charAt(last - 1) == '0' && digitsBefore(text, last) == 1) {
        count(sign == '.');
      }
    }
  }

  private void count(boolean isPoint) {
    point += isPoint ? 1 : 0;
    comma += isPoint ? 0 : 1;
  }

  private static int digitsAfter(String text, int at) {
    int i = at + 1;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i - at - 1;
  }

  private static int digitsBefore(String text, int at) {
    int i = at - 1;
    while (i >= 0 && Character.isDigit(text.charAt(i))) {
      i--;
    }
    return at - 1 - i;
  }

  /** The sign that most cells prove, or null when no cell proves any. */
  public @Nullable DecimalSign decided() {
    if (point == 0 && comma == 0) {
      return null;
    }
    return point >= comma ? DecimalSign.POINT : DecimalSign.COMMA;
  }

  /** Whether there are cells that read differently with either sign and none that decides. */
  public boolean isOpen() {
    return open > 0 && point == 0 && comma == 0;
  }
}
