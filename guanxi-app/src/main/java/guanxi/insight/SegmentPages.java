package guanxi.insight;

import guanxi.insight.Segments.Found;
import guanxi.insight.SegmentsView.Cell;
import guanxi.insight.SegmentsView.Member;
import guanxi.insight.SegmentsView.Row;
import guanxi.insight.StoredSegments.GridCell;
import guanxi.insight.StoredSegments.Made;
import guanxi.kernels.segment.Segmentation;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The kinds of customers a shop has: segments named in words, and the RFM grid. */
@Controller
@RequestMapping("/console/segments")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST', 'MARKETER')")
class SegmentPages {

  private static final int COMPARED_DAYS = 28;
  private static final int MEMBERS = 25;
  private static final List<String> FEATURES = List.of("money", "orders", "quiet");

  private final Pages pages;
  private final StoredSegments stored;

  SegmentPages(Pages pages, StoredSegments stored) {
    this.pages = pages;
    this.stored = stored;
  }

  @GetMapping
  View show(
      @RequestParam(defaultValue = "-1") int segment,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request) {
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, signedIn.timeZone());
    Optional<Made> latest = stored.latest();
    List<Found> found = latest.map(made -> stored.of(made.refresh())).orElse(List.of());
    List<Found> before =
        latest
            .flatMap(made -> stored.upTo(made.asOf().minusDays(COMPARED_DAYS)))
            .map(made -> stored.of(made.refresh()))
            .orElse(List.of());
    Optional<Found> chosen = found.stream().filter(one -> one.number() == segment).findFirst();
    SegmentsView view =
        new SegmentsView(
            found.stream().map(one -> row(one, found, before, texts, formats)).toList(),
            found.isEmpty() ? null : stability(found, texts, formats),
            chosen.map(one -> name(one, texts)).orElse(null),
            chosen.map(one -> "/console/customers?segment=" + one.number()).orElse(null),
            chosen.map(one -> members(one.number(), texts, formats)).orElse(List.of()),
            grid(latest.map(made -> stored.cells(made.refresh())).orElse(List.of()), formats));
    return pages
        .page("insight/segments", "insight.segments.title", view)
        .under("insight.home", "/console");
  }

  private static String stability(List<Found> found, Texts texts, Formats formats) {
    double agreement = found.getFirst().stability();
    return texts.of(
        agreement >= Segmentation.STABLE ? "insight.segments.stable" : "insight.segments.unstable",
        found.size(),
        formats.number(agreement, 2));
  }

  private static Row row(
      Found one, List<Found> all, List<Found> before, Texts texts, Formats formats) {
    long total = all.stream().mapToLong(Found::customers).sum();
    String change =
        before.stream()
            .filter(other -> other.levels().equals(one.levels()))
            .findFirst()
            .map(other ->
                (one.customers() > other.customers() ? "+" : "")
                    + formats.number(one.customers() - other.customers()))
            .orElse(before.isEmpty() ? "–" : texts.of("insight.segments.fresh"));
    return new Row(
        name(one, texts),
        "/console/segments?segment=" + one.number(),
        formats.number(one.customers()),
        formats.percent(total == 0 ? 0 : (double) one.customers() / total, 1),
        change,
        texts.of("insight.segments.times", formats.number(one.money(), 2)),
        formats.number(one.orders(), 0),
        formats.number(one.quietDays(), 0));
  }

  /** What sets its customers apart, in words. */
  static String name(Found one, Texts texts) {
    String[] levels = one.levels().split(",", -1);
    String words =
        IntStream.range(0, levels.length)
            .filter(i -> !levels[i].equals("USUAL"))
            .mapToObj(i -> texts.of("insight.segments." + FEATURES.get(i) + "." + levels[i]))
            .collect(Collectors.joining(texts.of("insight.segments.and")));
    return words.isEmpty() ? texts.of("insight.segments.usual") : words;
  }

  private List<Member> members(int number, Texts texts, Formats formats) {
    return stored.best(number, MEMBERS).stream()
        .map(member ->
            new Member(
                member.name() == null ? texts.of("insight.segments.nameless") : member.name(),
                "/console/customers/" + member.id().value(),
                formats.number(member.orders()),
                member.quietDays() == null ? "–" : formats.number(member.quietDays())))
        .toList();
  }

  private static List<List<Cell>> grid(List<GridCell> cells, Formats formats) {
    if (cells.isEmpty()) {
      return List.of();
    }
    double money = cells.stream().mapToDouble(cell -> Math.max(0, cell.money())).sum();
    List<List<Cell>> grid = new ArrayList<>();
    for (int recency = 5; recency >= 1; recency--) {
      List<Cell> row = new ArrayList<>();
      for (int frequency = 1; frequency <= 5; frequency++) {
        GridCell cell = cell(cells, recency, frequency);
        row.add(
            new Cell(
                recency,
                frequency,
                formats.number(cell.customers()),
                formats.percent(money == 0 ? 0 : Math.max(0, cell.money()) / money, 1)));
      }
      grid.add(row);
    }
    return grid;
  }

  private static GridCell cell(List<GridCell> cells, int recency, int frequency) {
    return cells.stream()
        .filter(cell -> cell.recency() == recency && cell.frequency() == frequency)
        .findFirst()
        .orElse(new GridCell(recency, frequency, 0, 0));
  }
}
