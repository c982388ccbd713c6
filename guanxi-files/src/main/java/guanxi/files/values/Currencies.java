package guanxi.files.values;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Currencies by code, sign and name. */
public final class Currencies {

  private static final Map<String, Integer> DIGITS =
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .collect(
              Collectors.toUnmodifiableMap(
                  Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

  /** Signs of several currencies, the commonest first. */
  private static final Map<String, List<String>> SHARED_SIGNS =
      Map.of(
          "$",
          List.of("USD", "CAD", "AUD", "NZD", "HKD", "TWD", "SGD", "MXN", "ARS", "CLP", "COP"),
          "¥",
          List.of("CNY", "JPY"),
          "元",
          List.of("CNY", "TWD", "HKD"),
          "kr",
          List.of("SEK", "NOK", "DKK", "ISK"));

  private static final Map<String, String> SIGNS = signs();
  private static final Map<String, String> CODES = new ConcurrentHashMap<>();

  private Currencies() {}

  /** How many decimals the currency has, 2 for an unknown one. */
  public static int digits(String code) {
    return DIGITS.getOrDefault(code, 2);
  }

  /** Whether ISO 4217 knows the code. */
  public static boolean isKnown(String code) {
    return DIGITS.containsKey(code);
  }

  /**
   * The currency that a text names: code, sign or name in any case.
   *
   * @return null for an unknown one; {@code ¥} and {@code $} stay ambiguous and give null, because
   *     the shop's own currency decides which yuan, yen or dollar it is
   */
  public static @Nullable String named(String text) {
    String key = text.strip().toUpperCase(Locale.ROOT);
    if (isKnown(key)) {
      return CODES.computeIfAbsent(key, code -> code);
    }
    return SIGNS.get(key);
  }

  /**
   * The currency meant by a sign, code or name in a shop.
   *
   * @param usual the shop's own currency, which settles {@code $}, {@code ¥} and {@code kr}
   * @return null for an unknown one
   */
  public static @Nullable String meant(String text, String usual) {
    if (text.isBlank()) {
      return usual;
    }
    List<String> candidates = SHARED_SIGNS.get(text.strip().toLowerCase(Locale.ROOT));
    if (candidates == null) {
      return named(text);
    }
    return candidates.contains(usual) ? usual : candidates.getFirst();
  }

  /** Whether the sign belongs to several currencies. */
  public static boolean isAmbiguousSign(String text) {
    return SHARED_SIGNS.containsKey(text.strip().toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> signs() {
    String table =
        """
        CNY RMB 人民币 人民幣 块 圆 CN¥ RMB¥ 元人民币
        TWD NT$ NTD 新台幣 新臺幣 台幣 臺幣
        HKD HK$ 港元 港币 港幣
        JPY JP¥ 円 日元 日圓
        EUR € EURO EUROS
        GBP £ UK£
        USD US$ 美元 USD$
        KRW ₩ 韩元 韓元
        INR ₹ RS RS. RUPEES
        BRL R$
        CAD C$ CA$
        AUD A$ AU$
        SGD S$
        VND ₫
        THB ฿
        PLN ZŁ
        CZK KČ
        RUB ₽
        TRY ₺
        UAH ₴
        ILS ₪
        PHP ₱
        CHF FR. SFR.
        """;
    Map<String, String> signs = new HashMap<>();
    for (String line : table.lines().toList()) {
      String[] words = line.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        signs.put(words[i].toUpperCase(Locale.ROOT), words[0]);
      }
    }
    return Map.copyOf(signs);
  }
}
