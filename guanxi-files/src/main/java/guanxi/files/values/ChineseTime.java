package guanxi.files.values;

/** Chinese dates and times, rewritten the Western way. */
final class ChineseTime {

  private ChineseTime() {}

  /** {@code 2024年5月1日 下午3时05分} becomes {@code 2024-5-1 PM3:05}; other text stays. */
  static String toWestern(String text) {
    if (!hasChinese(text)) {
      return text;
    }
    var western = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '年', '月' -> western.append('-');
        case '日', '号', '號' -> western.append(' ');
        case '时', '時', '点', '點' -> western.append(':');
        case '分' -> western.append(i + 1 < text.length() ? ":" : "");
        case '秒' -> {}
        default -> western.append(c);
      }
    }
    return western
        .toString()
        .replace("上午", "AM")
        .replace("早上", "AM")
        .replace("凌晨", "AM")
        .replace("下午", "PM")
        .replace("晚上", "PM")
        .replace("  ", " ")
        .strip();
  }

  private static boolean hasChinese(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '\u4E00' && text.charAt(i) <= '\u9FFF') {
        return true;
      }
    }
    return false;
  }
}
