package guanxi.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The bare address leads into the console. */
@Controller
class Root {

  private final Pages pages;

  Root(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/")
  Redirect home() {
    return pages.redirect("/console");
  }
}
