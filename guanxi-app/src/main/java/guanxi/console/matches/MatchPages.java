package guanxi.console.matches;

import guanxi.matching.MatchDesk;
import guanxi.matching.PossibleMatch;
import guanxi.staff.Role;
import guanxi.staff.SignedIn;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Asks about one pair of customers after the other, and tells what was decided. */
@Controller
@RequestMapping(MatchPages.PATH)
class MatchPages {

  static final String PATH = "/console/matches";

  private static final int DECISIONS = 25;
  private static final String DECIDES = "hasAnyRole('ADMINISTRATOR', 'MANAGER')";

  private final Pages pages;
  private final MatchDesk desk;
  private final SideBySide sideBySide;

  MatchPages(Pages pages, MatchDesk desk, SideBySide sideBySide) {
    this.pages = pages;
    this.desk = desk;
    this.sideBySide = sideBySide;
  }

  /** Shows the pair that is asked for, or else the next one. */
  @GetMapping
  @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST')")
  View show(
      @RequestParam(required = false) @Nullable UUID pair,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request) {
    MatchReader reader = MatchReader.of(request);
    Optional<PossibleMatch> asked = pair == null ? desk.next() : desk.find(pair).or(desk::next);
    MatchDesk.Counts counts = desk.counts();
    boolean mayDecide = List.of(Role.ADMINISTRATOR, Role.MANAGER).contains(signedIn.staffRole());
    MatchView view =
        new MatchView(
            asked.map(match -> sideBySide.of(match, reader)).orElse(null),
            counts.open(),
            counts.certain(),
            desk.decided(DECISIONS).stream()
                .map(decision -> sideBySide.of(decision, reader))
                .toList(),
            desk.latestBy(signedIn.displayName())
                .filter(_ -> mayDecide)
                .map(decision -> sideBySide.of(decision, reader))
                .orElse(null),
            desk.latestSearch().map(reader::search).orElse(null),
            mayDecide);
    return pages
        .page("console/matches", "console.matches.title", view)
        .under("console.home.crumb", "/console")
        .under("console.customers.title", "/console/customers");
  }

  @PostMapping("/{pair}/same")
  @PreAuthorize(DECIDES)
  View same(@PathVariable UUID pair, @AuthenticationPrincipal SignedIn by) {
    desk.same(pair, by.displayName());
    return pages.redirect(PATH).saying("console.matches.said.same");
  }

  @PostMapping("/{pair}/different")
  @PreAuthorize(DECIDES)
  View different(@PathVariable UUID pair, @AuthenticationPrincipal SignedIn by) {
    desk.different(pair, by.displayName());
    return pages.redirect(PATH).saying("console.matches.said.different");
  }

  @PostMapping("/{pair}/later")
  @PreAuthorize(DECIDES)
  View later(@PathVariable UUID pair) {
    desk.later(pair);
    return pages.redirect(PATH).saying("console.matches.said.later");
  }

  @PostMapping("/decisions/{decision}/undoing")
  @PreAuthorize(DECIDES)
  View undo(@PathVariable UUID decision) {
    desk.undo(decision);
    return pages.redirect(PATH).saying("console.matches.said.undone");
  }

  @PostMapping("/certain")
  @PreAuthorize(DECIDES)
  View mergeCertain(@AuthenticationPrincipal SignedIn by) {
    long merged = desk.mergeCertain(by.displayName());
    return pages.redirect(PATH).saying("console.matches.said.certain", merged);
  }

  @PostMapping("/search")
  @PreAuthorize(DECIDES)
  View search(@AuthenticationPrincipal SignedIn by) {
    desk.search(by.displayName());
    return pages.redirect(PATH).saying("console.matches.said.search");
  }
}
