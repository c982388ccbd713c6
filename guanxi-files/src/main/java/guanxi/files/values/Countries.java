package guanxi.files.values;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Countries by code and by name, in the languages shops write them in. */
public final class Countries {

  private static final List<String> LANGUAGES =
      List.of("en", "zh-Hans", "zh-Hant", "de", "fr", "es", "pt", "it", "nl", "ja");

  /** What people write beside the names of CLDR. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("uk", "GB"),
          Map.entry("england", "GB"),
          Map.entry("great britain", "GB"),
          Map.entry("eire", "IE"),
          Map.entry("usa", "US"),
          Map.entry("u.s.a.", "US"),
          Map.entry("united states of america", "US"),
          Map.entry("rsa", "ZA"),
          Map.entry("holland", "NL"),
          Map.entry("czech republic", "CZ"),
          Map.entry("hong kong", "HK"),
          Map.entry("香港", "HK"),
          Map.entry("macao", "MO"),
          Map.entry("澳门", "MO"),
          Map.entry("澳門", "MO"),
          Map.entry("台灣", "TW"),
          Map.entry("中国大陆", "CN"),
          Map.entry("中國大陸", "CN"),
          Map.entry("korea", "KR"));

  private static final Map<String, String> CODES = codes();

  private Countries() {}

  /** The ISO 3166 code; the text itself where no country is known by it. */
  public static String code(String country) {
    String name = country.strip();
    return CODES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }

  /** Whether a text is an ISO 3166 code as {@link #code} gives it. */
  public static boolean isCode(String text) {
    return text.length() == 2 && text.equals(CODES.get(text.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>(4096);
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      codes.put(code.toLowerCase(Locale.ROOT), code);
      codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
      for (String language : LANGUAGES) {
        String name = country.getDisplayCountry(Locale.forLanguageTag(language));
        codes.putIfAbsent(name.toLowerCase(Locale.ROOT), code);
      }
    }
    codes.putAll(OTHERS);
    return Map.copyOf(codes);
  }
}
