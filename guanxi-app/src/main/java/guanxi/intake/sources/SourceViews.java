package guanxi.intake.sources;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of sources print. */
public final class SourceViews {

  private SourceViews() {}

  /** A source in the list. */
  public record Row(String name, String path, boolean enabled, int keys) {}

  /** A write key, the newest first. */
  public record KeyRow(
      String value, Instant createdAt, @Nullable Instant expiresAt, boolean valid) {}

  /**
   * All sources and the form for a new one.
   *
   * @param name what was entered, if it was refused
   * @param problem why
   */
  public record ListView(List<Row> rows, String name, @Nullable String problem) {}

  /**
   * One source.
   *
   * @param origins one to a line
   * @param page what goes into the pages of the shop
   * @param server what a server sends
   */
  public record OneView(
      Row source,
      List<KeyRow> keys,
      String origins,
      String page,
      String server,
      String address,
      long overlapDays) {}
}
