package guanxi.cli.analyze;

import guanxi.cli.Arguments;
import guanxi.cli.CommandFailure;
import guanxi.files.Role;
import guanxi.kernels.lifetime.ModelKind;
import guanxi.warehouse.lifetime.ModelUnit;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param columns columns named by hand: header, {@code c2} or {@code 2}
 * @param calibrationEnd nothing after this day is used for fits and scores; the rest is the test
 * @param zone of times without one; it decides the day of an order
 * @param currency of money without one; empty when not given
 * @param top how many customers at risk to print
 * @param model how repeat purchases are modelled; empty to choose by a holdout
 * @param sections what is reported beyond the usual
 */
record AnalyzeOptions(
    Path file,
    Map<Role, String> columns,
    ModelUnit unit,
    Optional<LocalDate> calibrationEnd,
    ZoneId zone,
    String currency,
    int top,
    boolean json,
    Optional<Path> out,
    Optional<ModelKind> model,
    Set<Section.Kind> sections) {

  private static final Map<String, Role> COLUMNS =
      Map.of(
          "customer", Role.CUSTOMER,
          "time", Role.TIME,
          "amount", Role.AMOUNT,
          "quantity", Role.QUANTITY,
          "price", Role.UNIT_PRICE,
          "product", Role.PRODUCT,
          "order", Role.ORDER);
  private static final Set<String> WITH_VALUE =
      Set.of(
          "customer",
          "time",
          "amount",
          "quantity",
          "price",
          "product",
          "order",
          "unit",
          "calibration-end",
          "zone",
          "currency",
          "top",
          "out",
          "model");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final int MOST_SHOWN = 1000;

  static AnalyzeOptions parse(List<String> words) {
    Arguments arguments =
        Arguments.parse(words, WITH_VALUE, Set.of("json", "help", "rfm", "cohorts", "segments"));
    if (arguments.others().size() != 1) {
      throw CommandFailure.usage("cli.analyze.one-file", arguments.others().size());
    }
    Map<Role, String> columns = new EnumMap<>(Role.class);
    COLUMNS.forEach(
        (name, role) -> arguments.option(name).ifPresent(column -> columns.put(role, column)));
    return new AnalyzeOptions(
        file(arguments.others().getFirst()),
        columns,
        arguments.option("unit").map(AnalyzeOptions::unit).orElse(ModelUnit.WEEK),
        arguments.option("calibration-end").map(AnalyzeOptions::day),
        arguments.option("zone").map(AnalyzeOptions::zone).orElse(UTC),
        arguments.option("currency").map(AnalyzeOptions::currency).orElse(""),
        arguments.option("top").map(AnalyzeOptions::number).orElse(10),
        arguments.has("json"),
        arguments.option("out").map(AnalyzeOptions::outFile),
        arguments.option("model").map(AnalyzeOptions::model).orElse(Optional.of(ModelKind.BG_NBD)),
        sections(arguments));
  }

  private static Optional<ModelKind> model(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "bgnbd" -> Optional.of(ModelKind.BG_NBD);
      case "mbgnbd" -> Optional.of(ModelKind.MBG_NBD);
      case "paretonbd" -> Optional.of(ModelKind.PARETO_NBD);
      case "nbd" -> Optional.of(ModelKind.NBD);
      case "auto" -> Optional.empty();
      default -> throw CommandFailure.usage("cli.analyze.model", text);
    };
  }

  private static Set<Section.Kind> sections(Arguments arguments) {
    Set<Section.Kind> sections = EnumSet.noneOf(Section.Kind.class);
    for (Section.Kind kind : Section.Kind.values()) {
      if (arguments.has(kind.option())) {
        sections.add(kind);
      }
    }
    return sections;
  }

  private static Path file(String text) {
    Path file = path(text);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw CommandFailure.badInput("cli.analyze.no-file", text);
    }
    return file;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw CommandFailure.badInput("cli.analyze.no-file", text);
    }
  }

  /** The output is tried before the work is done, not after. */
  private static Path outFile(String text) {
    Path file = path(text).toAbsolutePath();
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (!name.endsWith(".csv") && !name.endsWith(".parquet")) {
      throw CommandFailure.usage("cli.analyze.out-kind", text);
    }
    Path folder = file.getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw CommandFailure.badOutput("cli.analyze.out-folder", text);
    }
    return file;
  }

  private static ModelUnit unit(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "day" -> ModelUnit.DAY;
      case "week" -> ModelUnit.WEEK;
      default -> throw CommandFailure.usage("cli.analyze.unit", text);
    };
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw CommandFailure.usage("cli.analyze.day", text);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw CommandFailure.usage("cli.analyze.zone", text);
    }
  }

  private static String currency(String text) {
    try {
      return Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
    } catch (IllegalArgumentException _) {
      throw CommandFailure.usage("cli.analyze.currency", text);
    }
  }

  private static int number(String text) {
    if (text.matches("\\d{1,4}") && Integer.parseInt(text) <= MOST_SHOWN) {
      return Integer.parseInt(text);
    }
    throw CommandFailure.usage("cli.analyze.top", text, MOST_SHOWN);
  }
}
