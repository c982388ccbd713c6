package guanxi.cli.match;

import guanxi.cli.Arguments;
import guanxi.cli.CommandFailure;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param files one table, or two that are compared with each other
 * @param out where the pairs go
 * @param clusters where the clusters go, if anywhere
 * @param columns columns named by hand: a name and the columns it is made of; empty to recognise
 *     all
 * @param id the column that names a record; the first one when empty
 * @param ignore columns left out
 * @param verified columns whose different values are never joined
 * @param threshold from which probability two records are one person
 */
record MatchOptions(
    List<Path> files,
    Path out,
    Optional<Path> clusters,
    Map<String, List<String>> columns,
    Optional<String> id,
    Set<String> ignore,
    Set<String> verified,
    double threshold,
    boolean json) {

  private static final Set<String> WITH_VALUE =
      Set.of("out", "clusters", "columns", "id", "ignore", "verified", "threshold");

  static MatchOptions parse(List<String> words) {
    Arguments arguments = Arguments.parse(words, WITH_VALUE, Set.of("json", "help"));
    if (arguments.others().isEmpty() || arguments.others().size() > 2) {
      throw CommandFailure.usage("cli.match.files", arguments.others().size());
    }
    List<Path> files = new ArrayList<>();
    arguments.others().forEach(text -> files.add(file(text)));
    return new MatchOptions(
        List.copyOf(files),
        arguments
            .option("out")
            .map(MatchOptions::outFile)
            .orElseThrow(() -> CommandFailure.usage("cli.match.out-needed")),
        arguments.option("clusters").map(MatchOptions::outFile),
        arguments.option("columns").map(MatchOptions::columns).orElse(Map.of()),
        arguments.option("id"),
        arguments.option("ignore").map(MatchOptions::names).orElse(Set.of()),
        arguments.option("verified").map(MatchOptions::names).orElse(Set.of()),
        arguments.option("threshold").map(MatchOptions::probability).orElse(0.5),
        arguments.has("json"));
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
    Path folder = file.getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw CommandFailure.badOutput("cli.match.out-folder", text);
    }
    return file;
  }

  /** {@code name=given+family,email} names two columns, the second made of itself. */
  private static Map<String, List<String>> columns(String text) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      List<String> from = new ArrayList<>();
      for (String source : part.substring(equals + 1).split("\\+", -1)) {
        from.add(source.strip());
      }
      if (name.isEmpty() || from.contains("")) {
        throw CommandFailure.usage("cli.match.columns", part);
      }
      columns.put(name, List.copyOf(from));
    }
    return columns;
  }

  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : text.split(",", -1)) {
      names.add(name.strip());
    }
    return names;
  }

  private static double probability(String text) {
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value < 1) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw CommandFailure.usage("cli.match.threshold", text);
  }
}
