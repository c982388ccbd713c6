package guanxi.kernels.matching;

import java.util.Set;

/** Chinese names: whether text is Chinese, and where the family name ends. */
final class Han {

  /** The family names of two characters that are still common, simplified. */
  private static final Set<String> DOUBLE_FAMILY_NAMES =
      Set.of(
          "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "长孙", "宇文", "夏侯", "端木",
          "南宫", "独孤", "钟离", "轩辕", "申屠", "澹台", "闻人", "百里");

  private Han() {}

  /** Whether any character is Han. */
  static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x2E80 && Character.isIdeographic(c)) {
        return true;
      }
    }
    return false;
  }

  /** How many characters of a Chinese name without blanks are its family name. */
  static int familyLength(String name) {
    return name.length() > 2 && DOUBLE_FAMILY_NAMES.contains(name.substring(0, 2)) ? 2 : 1;
  }
}
