package guanxi.console.customers;

import guanxi.customer.Splits;
import guanxi.staff.SignedIn;
import guanxi.web.Pages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Takes apart on the page of one customer what facts joined, and joins it again. */
@Controller
@RequestMapping(ListRequest.PATH + "/{id}/splits")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class SplitPages {

  private final Pages pages;
  private final Splits splits;

  SplitPages(Pages pages, Splits splits) {
    this.pages = pages;
    this.splits = splits;
  }

  /** Without {@code other} the identity is taken out of its customer. */
  @PostMapping
  View split(
      @PathVariable UUID id,
      @RequestParam UUID identity,
      @RequestParam(required = false) @Nullable UUID other,
      @AuthenticationPrincipal SignedIn by) {
    if (other == null) {
      splits.takeOut(identity, by.displayName());
    } else {
      splits.separate(identity, other, by.displayName());
    }
    return pages.redirect(identitiesOf(id)).saying("console.customer.split.done");
  }

  @PostMapping("/{split}/undoing")
  View undo(@PathVariable UUID id, @PathVariable UUID split) {
    splits.undo(split);
    return pages.redirect(identitiesOf(id)).saying("console.customer.split.undone");
  }

  private static String identitiesOf(UUID customer) {
    return ListRequest.PATH + "/" + customer + "?tab=identities";
  }
}
