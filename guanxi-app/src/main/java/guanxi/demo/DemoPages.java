package guanxi.demo;

import guanxi.staff.AuditTrail;
import guanxi.staff.SignedIn;
import guanxi.web.Pages;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The page of the demo shop and its two buttons, which the start page has as well. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class DemoPages {

  private final Pages pages;
  private final Demo demo;
  private final AuditTrail audit;

  DemoPages(Pages pages, Demo demo, AuditTrail audit) {
    this.pages = pages;
    this.demo = demo;
    this.audit = audit;
  }

  @GetMapping("/console/demo")
  View show() {
    return pages
        .page("demo/demo", "demo.title", new DemoView(demo.state()))
        .under("demo.home", "/console");
  }

  @PostMapping("/console/demo")
  View fill() {
    demo.fill(SignedIn.now().displayName());
    audit.record("demo.filled", "", "");
    return pages.redirect("/console").saying("demo.filling");
  }

  @PostMapping("/console/demo/removal")
  View remove() {
    demo.remove(SignedIn.now().displayName());
    audit.record("demo.removed", "", "");
    return pages.redirect("/console").saying("demo.leaving");
  }
}
