package guanxi.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line taken apart: {@code --name value}, {@code --name=value}, {@code --flag} and what
 * is left; after {@code --} everything is left.
 */
public final class Arguments {

  private final Map<String, String> options = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final List<String> others = new ArrayList<>();

  private Arguments() {}

  /**
   * Takes a command line apart.
   *
   * @param withValue options that take a value, without the two dashes
   * @param withoutValue options that take none
   * @throws CommandFailure naming an unknown option or one without its value
   */
  public static Arguments parse(
      List<String> words, Set<String> withValue, Set<String> withoutValue) {
    Arguments arguments = new Arguments();
    int i = 0;
    while (i < words.size()) {
      String word = words.get(i++);
      if (word.equals("--")) {
        arguments.others.addAll(words.subList(i, words.size()));
        return arguments;
      }
      if (!word.startsWith("--")) {
        arguments.others.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      if (withoutValue.contains(name) && equals < 0) {
        arguments.flags.add(name);
      } else if (!withValue.contains(name)) {
        throw CommandFailure.usage("cli.usage.unknown-option", word);
      } else if (equals >= 0) {
        arguments.options.put(name, word.substring(equals + 1));
      } else if (i < words.size()) {
        arguments.options.put(name, words.get(i++));
      } else {
        throw CommandFailure.usage("cli.usage.value-missing", word);
      }
    }
    return arguments;
  }

  /** The value of an option, if it was given. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Whether a flag was given. */
  public boolean has(String flag) {
    return flags.contains(flag);
  }

  /** What is neither an option nor its value. */
  public List<String> others() {
    return List.copyOf(others);
  }
}
