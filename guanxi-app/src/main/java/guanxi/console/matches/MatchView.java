package guanxi.console.matches;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of possible matches shows.
 *
 * @param pair the one that is asked about; null when none is left
 * @param open how many wait
 * @param certain how many of them are as good as certain
 * @param undo what the reader decided last; null when nothing
 * @param search one sentence on the latest search; null before the first
 * @param mayDecide whether the reader's role may decide
 */
public record MatchView(
    @Nullable Pair pair,
    long open,
    long certain,
    List<Decided> decided,
    @Nullable Decided undo,
    @Nullable String search,
    boolean mayDecide) {

  /**
   * Two customers side by side.
   *
   * @param probability that they are one, in the reader's format
   * @param fields what was compared, then what else is known
   */
  public record Pair(UUID id, Person one, Person other, String probability, List<Field> fields) {}

  /** A customer. */
  public record Person(String name, String path) {}

  /**
   * One field of both.
   *
   * @param one values of the one customer, the compared one first
   * @param verdict how well they agree in words; null where that was not compared
   * @param weight what that is worth in words; null likewise
   * @param tone {@code good}, {@code bad} or {@code quiet}
   */
  public record Field(
      String name,
      List<String> one,
      List<String> other,
      @Nullable String verdict,
      @Nullable String weight,
      String tone,
      String icon) {}

  /** A decision. */
  public record Decided(
      UUID id,
      Person one,
      @Nullable Person other,
      boolean isSame,
      String names,
      String probability,
      String by,
      Instant at) {}
}
