package guanxi.console.search;

import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The one search field: while somebody types, and as a page of its own. */
@Controller
class SearchPages {

  private static final int EACH = 12;
  private static final int EACH_SUGGESTED = 5;
  private static final int LONGEST = 200;
  private static final SearchView BEFORE =
      new SearchView("", List.of(), List.of(), List.of(), List.of(), List.of());

  private final Pages pages;
  private final Finding finding;

  SearchPages(Pages pages, Finding finding) {
    this.pages = pages;
    this.finding = finding;
  }

  @GetMapping("/console/search")
  View search(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
    String text = shortened(q);
    SearchView view = text.isEmpty() ? BEFORE : finding.of(text, EACH, Language.of(request));
    return pages
        .page("console/search", "console.search.title", view)
        .under("console.home.crumb", "/console");
  }

  /** What the field offers while somebody types; everything that can be named before that. */
  @GetMapping("/console/search/suggestions")
  View suggestions(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
    return pages.part(
        "console/suggestions", finding.of(shortened(q), EACH_SUGGESTED, Language.of(request)));
  }

  private static String shortened(String text) {
    String wanted = text.strip();
    return wanted.length() > LONGEST ? wanted.substring(0, LONGEST) : wanted;
  }
}
