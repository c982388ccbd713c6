package guanxi.console.customers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Between which amounts and days the list stays, as it stands in the address; both ends included,
 * null for an open end.
 *
 * @param spentFrom in whole units of the one currency that the filter names
 */
public record Ranges(
    @Nullable BigDecimal spentFrom,
    @Nullable BigDecimal spentTo,
    @Nullable LocalDate firstFrom,
    @Nullable LocalDate firstTo,
    @Nullable LocalDate lastFrom,
    @Nullable LocalDate lastTo) {

  /** Everything. */
  public static final Ranges NONE = new Ranges(null, null, null, null, null, null);

  /** Reads an address; what it says wrongly is left out. */
  static Ranges of(MultiValueMap<String, String> query) {
    return new Ranges(
        amount(query.getFirst("spent-from")),
        amount(query.getFirst("spent-to")),
        day(query.getFirst("first-from")),
        day(query.getFirst("first-to")),
        day(query.getFirst("last-from")),
        day(query.getFirst("last-to")));
  }

  /** Whether it leaves nobody out. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** Whether amounts are compared, which needs a currency. */
  public boolean hasMoney() {
    return spentFrom != null || spentTo != null;
  }

  /** What stands in the address. */
  List<ListView.Parameter> parameters() {
    List<ListView.Parameter> out = new ArrayList<>();
    add(out, "spent-from", spentFrom);
    add(out, "spent-to", spentTo);
    add(out, "first-from", firstFrom);
    add(out, "first-to", firstTo);
    add(out, "last-from", lastFrom);
    add(out, "last-to", lastTo);
    return out;
  }

  /** A value as a form's field shows it. */
  public static String field(@Nullable Object value) {
    return value instanceof BigDecimal amount
        ? amount.toPlainString()
        : value == null ? "" : value.toString();
  }

  private static void add(List<ListView.Parameter> out, String name, @Nullable Object value) {
    if (value != null) {
      out.add(new ListView.Parameter(name, field(value)));
    }
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    BigDecimal amount = read(text, BigDecimal::new);
    boolean sane = amount != null && amount.precision() <= 15 && Math.abs(amount.scale()) <= 4;
    return sane ? amount : null;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    LocalDate day = read(text, LocalDate::parse);
    return day != null && day.getYear() > 0 && day.getYear() < 10_000 ? day : null;
  }

  private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
    if (text == null || text.isBlank() || text.length() > 20) {
      return null;
    }
    try {
      return reader.apply(text.strip());
    } catch (NumberFormatException | DateTimeParseException _) {
      return null;
    }
  }
}
