package guanxi.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of segments shows.
 *
 * @param stability one sentence on how far the segments can be trusted; null without any
 * @param chosen the segment whose customers are listed; null for none
 * @param listPath the list of all customers of the chosen one
 * @param grid rows by recency, best first, of cells by frequency, lowest first
 */
public record SegmentsView(
    List<Row> rows,
    @Nullable String stability,
    @Nullable String chosen,
    @Nullable String listPath,
    List<Member> members,
    List<List<Cell>> grid) {

  /** A segment; {@code change} compares it with a month ago. */
  public record Row(
      String name,
      String path,
      String customers,
      String share,
      String change,
      String money,
      String orders,
      String quietDays) {}

  /** A customer. */
  public record Member(String name, String path, String orders, String quietDays) {}

  /** A cell of the RFM grid. */
  public record Cell(int recency, int frequency, String customers, String money) {}
}
