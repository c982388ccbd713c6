package guanxi.web;

import gg.jte.Content;
import guanxi.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every template has besides its own view: words, formats, who is looking, and where on the
 * site she is. One page is made for one answer.
 */
public final class Page {

  private final Request request;
  private final Texts texts;
  private final Formats formats;
  private final Assets assets;
  private final Place place;

  Page(Request request, Texts texts, Formats formats, Assets assets, Place place) {
    this.request = request;
    this.texts = texts;
    this.formats = formats;
    this.assets = assets;
    this.place = place;
  }

  /** One text in the reader's language with its placeholders filled. */
  public String t(String key, Object... values) {
    return texts.of(key, values);
  }

  /** The texts themselves, for components that look up more than one. */
  public Texts texts() {
    return texts;
  }

  /** Numbers, money and time as the reader expects them. */
  public Formats f() {
    return formats;
  }

  /** The title of this page, already in the reader's language. */
  public String title() {
    return place.title();
  }

  /** The way here from the rail, without this page itself. */
  public List<Crumb> crumbs() {
    return place.crumbs();
  }

  /** The rail as this person sees it. */
  public List<Link> navigation() {
    return place.navigation();
  }

  /** What to say about what was just done, or null. */
  public @Nullable Message message() {
    return place.message();
  }

  /** Who is signed in, or null. */
  public @Nullable Visitor visitor() {
    return request.visitor();
  }

  /** Whether the reader has one of these roles. */
  public boolean isAny(String... roles) {
    Visitor visitor = request.visitor();
    return visitor != null && List.of(roles).contains(visitor.role());
  }

  /** The address of this page with its query, to come back to. */
  public String here() {
    return request.here();
  }

  /** The value of {@code nonce} on scripts and {@code hx-nonce} on every element htmx acts on. */
  public String nonce() {
    return request.nonce();
  }

  /** The token for requests that scripts make. */
  public String csrfToken() {
    return request.csrfToken();
  }

  /** The hidden field that belongs into every form that posts. */
  public Content csrf() {
    return output -> {
      output.writeContent("<input type=\"hidden\" name=\"_csrf\" value=\"");
      output.writeContent(escaped(request.csrfToken()));
      output.writeContent("\">");
    };
  }

  /** The {@code lang} of the document. */
  public String languageTag() {
    return Formats.locale(texts.language()).toLanguageTag();
  }

  /** The chosen theme. */
  public Theme theme() {
    return request.theme();
  }

  /** The number that leads from an error page to the log. */
  public String traceId() {
    return request.traceId();
  }

  /** The address of one of our files. */
  public String asset(String name) {
    return assets.path(name);
  }

  /** An icon that only repeats what the text beside it says. */
  public Content icon(String name) {
    return icon(name, "icon");
  }

  /** The same with style classes of its own. */
  public Content icon(String name, String classes) {
    return output -> {
      output.writeContent("<svg class=\"");
      output.writeContent(escaped(classes));
      output.writeContent("\" aria-hidden=\"true\"><use href=\"");
      output.writeContent(assets.path("icons.svg"));
      output.writeContent("#");
      output.writeContent(escaped(name));
      output.writeContent("\"/></svg>");
    };
  }

  /** One step of the way to a page. */
  public record Crumb(String text, String path) {}

  /** One place of the rail. */
  public record Link(
      String text, String path, String icon, boolean current, @Nullable String section) {}

  /** What a toast says. */
  public record Message(String tone, String text) {}

  /** What the request brought. */
  record Request(
      @Nullable Visitor visitor,
      Theme theme,
      String here,
      String nonce,
      String csrfToken,
      String traceId) {}

  /** Where on the site we are. */
  record Place(
      String title, List<Crumb> crumbs, List<Link> navigation, @Nullable Message message) {}

  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  static List<Link> links(
      List<NavigationItem> items, Texts texts, @Nullable Visitor visitor, String path) {
    if (visitor == null) {
      return List.of();
    }
    List<Link> links = new ArrayList<>();
    for (NavigationItem item : items) {
      if (item.isFor(visitor.role())) {
        links.add(
            new Link(
                texts.of(item.textKey()),
                item.path(),
                item.icon(),
                isCurrent(item.path(), path, items),
                item.sectionKey() == null ? null : texts.of(item.sectionKey())));
      }
    }
    return links;
  }

  /** The longest matching path wins, so that /console is not current on /console/customers. */
  private static boolean isCurrent(String own, String path, List<NavigationItem> items) {
    return isBelow(own, path)
        && items.stream()
            .map(NavigationItem::path)
            .noneMatch(other -> other.length() > own.length() && isBelow(other, path));
  }

  private static boolean isBelow(String own, String path) {
    return path.equals(own) || path.startsWith(own + "/");
  }
}
