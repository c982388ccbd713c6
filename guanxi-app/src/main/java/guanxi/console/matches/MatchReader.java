package guanxi.console.matches;

import guanxi.console.Masking;
import guanxi.matching.MatchDesk;
import guanxi.matching.MatchEvidence;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who reads the page: in which words, and how much of contact points. */
record MatchReader(Texts texts, Formats formats, Masking masking) {

  /** Agreement that is less telling than this speaks neither for nor against. */
  private static final double TELLING_BITS = 1;

  private static final double MOST_BITS = 19.9;

  static MatchReader of(HttpServletRequest request) {
    SignedIn signedIn = SignedIn.now();
    Texts texts = Language.of(request);
    return new MatchReader(
        texts, new Formats(texts, signedIn.timeZone()), Masking.of(signedIn.staffRole()));
  }

  String t(String key, Object... values) {
    return texts.of(key, values);
  }

  /** What a level of agreement is called. */
  String level(MatchEvidence evidence) {
    return t("console.matches.level." + evidence.level());
  }

  /** How many times likelier it is one way than the other. */
  String weight(MatchEvidence evidence) {
    if (Math.abs(evidence.bits()) < TELLING_BITS) {
      return t("console.matches.weight.none");
    }
    double times = Math.pow(2, Math.min(MOST_BITS, Math.abs(evidence.bits())));
    double rounded = times < 10 ? times : Math.rint(times / scale(times)) * scale(times);
    String figure = formats.number(rounded, times < 10 ? 1 : 0);
    return t(
        evidence.bits() > 0 ? "console.matches.weight.one" : "console.matches.weight.two", figure);
  }

  private static double scale(double times) {
    return Math.pow(10, Math.max(0, Math.floor(Math.log10(times)) - 1));
  }

  static String tone(MatchEvidence evidence) {
    if (Math.abs(evidence.bits()) < TELLING_BITS) {
      return "quiet";
    }
    return evidence.bits() > 0 ? "good" : "bad";
  }

  /** A country in the reader's language; what is no code stays as it came. */
  String country(@Nullable String code) {
    if (code == null || code.length() != 2) {
      return code == null ? "" : code;
    }
    return Locale.of("", code).getDisplayCountry(texts.language());
  }

  /** A probability; never a hundred in a hundred. */
  String probability(double probability) {
    return probability > 0.999
        ? t("console.matches.over", formats.percent(0.999, 1))
        : formats.percent(probability, 0);
  }

  /** One sentence on the latest search. */
  String search(MatchDesk.Search search) {
    String sentence =
        t(
            "console.matches.search",
            formats.dateTime(search.madeAt()),
            formats.number(search.customers()),
            formats.number(search.compared()));
    if (search.shift() == 0) {
      return sentence;
    }
    return sentence
        + " "
        + t(
            search.shift() > 0 ? "console.matches.learned.up" : "console.matches.learned.down",
            formats.number(search.decisions()),
            formats.number(Math.exp(Math.abs(search.shift())), 1));
  }
}
