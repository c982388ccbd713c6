package guanxi.web;

import gg.jte.TemplateEngine;
import guanxi.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * Makes the answers that people read. A controller returns {@link #page} for a whole page in the
 * frame, {@link #part} for a piece of one that htmx asked for, and {@link #redirect} after a
 * change; see docs/how-to/add-a-page.md.
 */
@Component
public class Pages {

  private final TemplateEngine templates;
  private final Assets assets;
  private final List<NavigationItem> navigation;

  Pages(TemplateEngine templates, Assets assets, ObjectProvider<NavigationItem> navigation) {
    this.templates = templates;
    this.assets = assets;
    this.navigation =
        navigation.stream().sorted(Comparator.comparingInt(NavigationItem::order)).toList();
  }

  /**
   * A page in the frame. The template declares the parameter {@code page} of type {@link Page} and,
   * if it is given one, {@code view} of the view's own type.
   *
   * @param template below {@code src/main/jte}, without {@code .jte}
   * @param titleKey the text of title and heading
   * @param view a record that is ready to print, or null
   */
  public PageView page(String template, String titleKey, @Nullable Object view) {
    return new PageView(this, template, titleKey, view);
  }

  /** A piece of a page: the template is rendered as it is and has no title. */
  public PageView part(String template, @Nullable Object view) {
    return new PageView(this, template, null, view);
  }

  /** Leads to another page of ours after a change, status 303. */
  public Redirect redirect(String path) {
    return new Redirect(path);
  }

  TemplateEngine templates() {
    return templates;
  }

  /** What the template sees beside its view. */
  Page open(PageView view, HttpServletRequest request, HttpServletResponse response) {
    Texts texts = Language.of(request);
    Visitor visitor = Language.visitor();
    ZoneId zone = visitor == null ? ZoneOffset.UTC : visitor.timeZone();
    Flash flash = view.isWhole() ? Flash.take(request, response, texts) : null;
    Page.Message message =
        flash == null
            ? null
            : new Page.Message(flash.tone(), texts.of(flash.textKey(), flash.values().toArray()));
    return new Page(
        request(visitor, request),
        texts,
        new Formats(texts, zone),
        assets,
        new Page.Place(
            view.title(texts),
            view.crumbs(texts),
            Page.links(navigation, texts, visitor, RequestMarks.path(request)),
            message));
  }

  private static Page.Request request(@Nullable Visitor visitor, HttpServletRequest request) {
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Page.Request(
        visitor,
        Language.theme(request),
        RequestMarks.here(request),
        RequestMarks.nonce(request),
        token == null ? "" : token.getToken(),
        RequestMarks.traceId(request));
  }
}
