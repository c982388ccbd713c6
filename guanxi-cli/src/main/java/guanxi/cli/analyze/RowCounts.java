package guanxi.cli.analyze;

import guanxi.files.ProblemCode;
import guanxi.files.Rejection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a file's rows while they are read. */
final class RowCounts {

  private static final int EXAMPLES = 5;

  private final Map<ProblemCode, Long> reasons = new EnumMap<>(ProblemCode.class);
  private final List<Rejection> examples = new ArrayList<>();
  private long read;
  private long rejected;
  private long withoutCustomer;
  private long withoutAmount;
  private @Nullable LocalDate last;

  void rowRead() {
    read++;
  }

  void rejected(List<Rejection> why) {
    rejected++;
    Rejection first = why.getFirst();
    reasons.merge(first.code(), 1L, Long::sum);
    if (examples.size() < EXAMPLES) {
      examples.add(first);
    }
  }

  void withoutCustomer() {
    withoutCustomer++;
  }

  void withoutAmount() {
    withoutAmount++;
  }

  void orderedOn(LocalDate day) {
    if (last == null || day.isAfter(last)) {
      last = day;
    }
  }

  /** Rows of data, blank lines and the header not counted. */
  long read() {
    return read;
  }

  /** Rows that could not be understood. */
  long rejected() {
    return rejected;
  }

  /** Rows understood that name no customer: they count for nothing here. */
  long rowsWithoutCustomer() {
    return withoutCustomer;
  }

  /** Rows understood that say nothing of money: they count as purchases of amount zero. */
  long rowsWithoutAmount() {
    return withoutAmount;
  }

  /** The last day on which anybody bought; null when there is no valid row. */
  @Nullable LocalDate last() {
    return last;
  }

  /** How many rows were rejected for each reason (a row's first). */
  Map<ProblemCode, Long> reasons() {
    return reasons;
  }

  /** The first few rejections. */
  List<Rejection> examples() {
    return examples;
  }
}
