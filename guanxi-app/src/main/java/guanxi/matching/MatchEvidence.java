package guanxi.matching;

import guanxi.kernels.matching.MatchModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one field of two customers says.
 *
 * @param field {@code name}, {@code email}, {@code phone}, {@code city} or {@code country}
 * @param level how well they agree, as words joined by hyphens: {@code one-digit-off}
 * @param bits log₂ of how much likelier that is for one person than for two; negative speaks
 *     against it
 */
public record MatchEvidence(String field, String level, double bits) {

  static MatchEvidence of(MatchModel.LevelWeight weight) {
    return new MatchEvidence(
        weight.column(), weight.level().replaceAll("[^a-z]+", "-"), weight.bits());
  }

  static String written(List<MatchEvidence> all) {
    return all.stream()
        .map(one -> String.format(Locale.ROOT, "%s|%s|%.2f", one.field, one.level, one.bits))
        .collect(Collectors.joining(";"));
  }

  static List<MatchEvidence> read(String written) {
    return Arrays.stream(written.split(";", -1))
        .filter(one -> !one.isEmpty())
        .map(one -> one.split("\\|", -1))
        .map(parts -> new MatchEvidence(parts[0], parts[1], Double.parseDouble(parts[2])))
        .toList();
  }
}
