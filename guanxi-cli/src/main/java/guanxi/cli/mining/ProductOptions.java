package guanxi.cli.mining;

import guanxi.cli.Arguments;
import guanxi.cli.CommandFailure;
import guanxi.files.Role;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param columns columns of an order table named by hand
 * @param minSupport share of the baskets when below 1, otherwise a number of baskets
 * @param recommend how long the lists are, when recommendations are judged
 * @param rules how many rules to print
 */
record ProductOptions(
    Path file,
    Map<Role, String> columns,
    double minSupport,
    OptionalInt recommend,
    int rules,
    boolean json) {

  private static final Map<String, Role> COLUMNS =
      Map.of(
          "customer", Role.CUSTOMER,
          "time", Role.TIME,
          "product", Role.PRODUCT,
          "order", Role.ORDER);
  private static final int MOST_RULES = 10_000;

  static ProductOptions parse(List<String> words) {
    Arguments arguments =
        Arguments.parse(
            words,
            Set.of(
                "customer",
                "time",
                "product",
                "order",
                "min-support",
                "recommend",
                "holdout",
                "rules"),
            Set.of("baskets", "json"));
    if (arguments.others().size() != 1) {
      throw CommandFailure.usage("cli.analyze.one-file", arguments.others().size());
    }
    arguments.option("holdout").ifPresent(ProductOptions::requireLast);
    Map<Role, String> columns = new EnumMap<>(Role.class);
    COLUMNS.forEach(
        (name, role) -> arguments.option(name).ifPresent(column -> columns.put(role, column)));
    Optional<Integer> recommend =
        arguments.option("recommend").map(text -> number("recommend", text, 1, 1000));
    return new ProductOptions(
        file(arguments.others().getFirst()),
        columns,
        arguments.option("min-support").map(ProductOptions::support).orElse(0.01),
        recommend.map(OptionalInt::of).orElse(OptionalInt.empty()),
        arguments.option("rules").map(text -> number("rules", text, 0, MOST_RULES)).orElse(20),
        arguments.has("json"));
  }

  /** Whether the file is plain text, a basket or a person a line, and no table of orders. */
  boolean isPlainText() {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean table =
        List.of(".csv", ".tsv", ".xlsx", ".xlsm", ".gz", ".zip").stream().anyMatch(name::endsWith);
    return !table && columns.isEmpty();
  }

  private static void requireLast(String text) {
    if (!text.equals("last")) {
      throw CommandFailure.usage("cli.products.holdout", text);
    }
  }

  private static double support(String text) {
    try {
      boolean percent = text.endsWith("%");
      String digits = percent ? text.substring(0, text.length() - 1) : text;
      double value = Double.parseDouble(digits) / (percent ? 100 : 1);
      boolean whole = value >= 1 && value == Math.rint(value) && value <= Integer.MAX_VALUE;
      if (whole || (value > 0 && value < 1)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw CommandFailure.usage("cli.products.min-support", text);
  }

  private static int number(String option, String text, int least, int most) {
    if (text.matches("\\d{1,6}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw CommandFailure.usage("cli.products.number", option, least, most, text);
  }

  private static Path file(String text) {
    try {
      Path file = Path.of(text);
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException _) {
      // said below
    }
    throw CommandFailure.badInput("cli.analyze.no-file", text);
  }
}
