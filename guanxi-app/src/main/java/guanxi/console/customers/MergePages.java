package guanxi.console.customers;

import guanxi.matching.MatchDesk;
import guanxi.web.Pages;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Takes back on the page of one customer what staff put together. */
@Controller
@RequestMapping(ListRequest.PATH + "/{id}/merges")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class MergePages {

  private final Pages pages;
  private final MatchDesk matches;

  MergePages(Pages pages, MatchDesk matches) {
    this.pages = pages;
    this.matches = matches;
  }

  @PostMapping("/{merge}/undoing")
  View undo(@PathVariable UUID id, @PathVariable UUID merge) {
    matches.undoMerge(merge);
    return pages
        .redirect(ListRequest.PATH + "/" + id + "?tab=identities")
        .saying("console.customer.merge.undone");
  }
}
