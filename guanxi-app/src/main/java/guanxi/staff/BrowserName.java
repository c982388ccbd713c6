package guanxi.staff;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from what a browser says of itself what its owner calls it: "Firefox 146, Windows". */
final class BrowserName {

  /** Browsers name their ancestors too, so the youngest of the family comes first. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("MicroMessenger", "WeChat"),
          new Kind("Edg", "Edge"),
          new Kind("OPR", "Opera"),
          new Kind("Firefox", "Firefox"),
          new Kind("FxiOS", "Firefox"),
          new Kind("CriOS", "Chrome"),
          new Kind("HeadlessChrome", "Chrome"),
          new Kind("Chrome", "Chrome"),
          new Kind("Version", "Safari"),
          new Kind("Java-http-client", "Java"));

  private static final List<Kind> SYSTEMS =
      List.of(
          new Kind("iPhone", "iPhone"),
          new Kind("iPad", "iPad"),
          new Kind("Android", "Android"),
          new Kind("Windows", "Windows"),
          new Kind("Mac OS X", "macOS"),
          new Kind("CrOS", "ChromeOS"),
          new Kind("Linux", "Linux"));

  private BrowserName() {}

  /** The short name, or the first 60 characters of what it says if we do not know it. */
  static String of(String userAgent) {
    String system =
        SYSTEMS.stream()
            .filter(kind -> userAgent.contains(kind.mark()))
            .map(kind -> ", " + kind.name())
            .findFirst()
            .orElse("");
    for (Kind kind : KINDS) {
      Matcher version =
          Pattern.compile("\\b" + Pattern.quote(kind.mark()) + "/(\\d+)").matcher(userAgent);
      if (version.find()) {
        return kind.name() + " " + version.group(1) + system;
      }
    }
    return userAgent.substring(0, Math.min(60, userAgent.length()));
  }

  private record Kind(String mark, String name) {}
}
