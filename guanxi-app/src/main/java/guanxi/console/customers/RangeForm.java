package guanxi.console.customers;

import guanxi.shared.Money;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The form for amounts and days.
 *
 * @param currencies the main currencies that occur, the most frequent first
 * @param currency the one that amounts are in; the most frequent if none was chosen
 * @param words what is chosen, ready to print; empty for nothing
 * @param ranges what stands in the fields
 */
public record RangeForm(List<String> currencies, String currency, String words, Ranges ranges) {

  static RangeForm of(Filter filter, List<String> currencies, Texts texts, Formats formats) {
    String chosen = filter.currency();
    String usual = currencies.isEmpty() ? "" : currencies.getFirst();
    return new RangeForm(
        currencies,
        chosen.isEmpty() ? usual : chosen,
        words(filter, texts, formats),
        filter.ranges());
  }

  private static String words(Filter filter, Texts texts, Formats formats) {
    Ranges ranges = filter.ranges();
    List<String> words = new ArrayList<>();
    Function<BigDecimal, String> money = amount -> money(amount, filter.currency(), formats);
    Function<LocalDate, String> day = formats::date;
    if (!filter.currency().isEmpty()) {
      add(words, texts, "spent", written(ranges.spentFrom(), ranges.spentTo(), money, texts));
    }
    add(words, texts, "first", written(ranges.firstFrom(), ranges.firstTo(), day, texts));
    add(words, texts, "last", written(ranges.lastFrom(), ranges.lastTo(), day, texts));
    return String.join(" · ", words);
  }

  private static void add(List<String> words, Texts texts, String column, String range) {
    if (!range.isEmpty()) {
      words.add(texts.of("console.customers.column." + column) + " " + range);
    }
  }

  private static <T> String written(
      @Nullable T from, @Nullable T to, Function<T, String> format, Texts texts) {
    if (from != null && to != null) {
      return format.apply(from) + " – " + format.apply(to);
    }
    if (from != null) {
      return texts.of("console.customers.range.from", format.apply(from));
    }
    return to == null ? "" : texts.of("console.customers.range.to", format.apply(to));
  }

  /** Money with its decimals only where there are some. */
  private static String money(BigDecimal amount, String code, Formats formats) {
    try {
      Currency currency = Currency.getInstance(code);
      int digits = Math.max(0, currency.getDefaultFractionDigits());
      Money money = new Money(Amounts.minor(amount, digits), currency);
      return amount.stripTrailingZeros().scale() <= 0
          ? formats.moneyRounded(money)
          : formats.money(money);
    } catch (IllegalArgumentException _) {
      return amount.toPlainString() + " " + code;
    }
  }
}
