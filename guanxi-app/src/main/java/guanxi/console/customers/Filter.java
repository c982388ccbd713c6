package guanxi.console.customers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers the list leaves out, as it stands in the address.
 *
 * @param search a name, e-mail address, end of a phone number or order number; empty for all
 * @param stages the life-cycle stages to show; empty for all
 * @param shops the numbers of the shops to show; empty for all
 * @param countries ISO codes; empty for all
 * @param currency the one main currency to show; empty for all
 * @param values the fifths of spending to show, 5 is the highest; empty for all
 * @param quiet how many days ago the last order was, or null for any time
 * @param ranges between which amounts and days
 * @param segments the numbers of the segments to show; empty for all
 */
public record Filter(
    String search,
    List<String> stages,
    List<String> shops,
    List<String> countries,
    String currency,
    List<String> values,
    @Nullable Quiet quiet,
    Ranges ranges,
    List<String> segments) {

  /** Leaves nobody out. */
  public static final Filter NONE =
      new Filter("", List.of(), List.of(), List.of(), "", List.of(), null, Ranges.NONE, List.of());

  /** The same with another search text. */
  public Filter searching(String text) {
    return new Filter(text, stages, shops, countries, currency, values, quiet, ranges, segments);
  }

  /** The same with one stage more, or without it. */
  public Filter toggleStage(String stage) {
    return new Filter(
        search,
        toggled(stages, stage),
        shops,
        countries,
        currency,
        values,
        quiet,
        ranges,
        segments);
  }

  /** The same with one shop more, or without it. */
  public Filter toggleShop(String shop) {
    return new Filter(
        search, stages, toggled(shops, shop), countries, currency, values, quiet, ranges, segments);
  }

  /** The same with one country more, or without it. */
  public Filter toggleCountry(String country) {
    return new Filter(
        search,
        stages,
        shops,
        toggled(countries, country),
        currency,
        values,
        quiet,
        ranges,
        segments);
  }

  /** The same with one fifth of spending more, or without it. */
  public Filter toggleValue(String value) {
    return new Filter(
        search,
        stages,
        shops,
        countries,
        currency,
        toggled(values, value),
        quiet,
        ranges,
        segments);
  }

  /** The same with one segment more, or without it. */
  public Filter toggleSegment(String segment) {
    return new Filter(
        search,
        stages,
        shops,
        countries,
        currency,
        values,
        quiet,
        ranges,
        toggled(segments, segment));
  }

  /** The same in this main currency only; empty for all. */
  public Filter in(String code) {
    return new Filter(search, stages, shops, countries, code, values, quiet, ranges, segments);
  }

  /** The same for this time since the last order; null for any. */
  public Filter quietFor(@Nullable Quiet days) {
    return new Filter(search, stages, shops, countries, currency, values, days, ranges, segments);
  }

  /** The same between these amounts and days. */
  public Filter within(Ranges other) {
    return new Filter(search, stages, shops, countries, currency, values, quiet, other, segments);
  }

  private static List<String> toggled(List<String> chosen, String value) {
    List<String> next = new ArrayList<>(chosen);
    if (!next.remove(value)) {
      next.add(value);
    }
    return List.copyOf(next);
  }

  /** Days since the last order, both ends included; {@code to} null for no upper end. */
  public record Quiet(int from, @Nullable Integer to) {

    /** The steps the page offers. */
    public static final List<Quiet> STEPS =
        List.of(
            new Quiet(0, 30),
            new Quiet(31, 90),
            new Quiet(91, 180),
            new Quiet(181, 365),
            new Quiet(366, null));

    /** How an address writes it: {@code 31-90}, {@code 366-}. */
    public String key() {
      return from + "-" + (to == null ? "" : to);
    }

    /** Reads what {@link #key} wrote; null for anything else. */
    static @Nullable Quiet of(String key) {
      int dash = key.indexOf('-');
      if (dash < 1) {
        return null;
      }
      try {
        int from = Integer.parseInt(key.substring(0, dash));
        String end = key.substring(dash + 1);
        Integer to = end.isEmpty() ? null : Integer.valueOf(end);
        return to != null && to < from ? null : new Quiet(from, to);
      } catch (NumberFormatException _) {
        return null;
      }
    }
  }
}
