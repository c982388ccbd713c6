package guanxi.intake.tracking;

import guanxi.intake.FactKind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an address of the tracking API takes in.
 *
 * @param kind the kind of all events there; null where each event says its own
 */
record Call(@Nullable FactKind kind) {

  static final Call BATCH = new Call(null);

  private static final Map<String, FactKind> KINDS =
      Map.ofEntries(
          Map.entry("identify", FactKind.IDENTIFY),
          Map.entry("track", FactKind.TRACK),
          Map.entry("page", FactKind.PAGE),
          Map.entry("screen", FactKind.SCREEN),
          Map.entry("group", FactKind.GROUP),
          Map.entry("alias", FactKind.ALIAS),
          Map.entry("merge", FactKind.MERGE));

  /** The browser's client shortens the names. */
  private static final Map<String, String> SHORT =
      Map.of("i", "identify", "t", "track", "p", "page", "s", "screen", "g", "group", "a", "alias");

  /** The call at {@code /v1/<name>}. */
  static Optional<Call> at(String name) {
    return switch (name) {
      case "batch", "b", "import" -> Optional.of(BATCH);
      default -> Optional.ofNullable(KINDS.get(SHORT.getOrDefault(name, name))).map(Call::new);
    };
  }

  /** The kind that an event of a batch says it is. */
  static Optional<FactKind> kind(String type) {
    return Optional.ofNullable(KINDS.get(type));
  }

  /** The number in the landing: of the kind, or 0. */
  int code() {
    return kind == null ? 0 : kind.code();
  }

  /** The call with this number. */
  static Call ofCode(int code) {
    return KINDS.values().stream()
        .filter(kind -> kind.code() == code)
        .findFirst()
        .map(Call::new)
        .orElse(BATCH);
  }
}
