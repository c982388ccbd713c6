package guanxi.web;

import gg.jte.output.Utf8ByteOutput;
import guanxi.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/** One page or piece of a page on its way to the browser. Made by {@link Pages}. */
public final class PageView implements View {

  private final Pages pages;
  private final String template;
  private final @Nullable String titleKey;
  private final @Nullable Object view;
  private final List<CrumbKey> crumbs = new ArrayList<>();
  private Object[] titleValues = {};
  private @Nullable String literalTitle;
  private int status = HttpServletResponse.SC_OK;

  PageView(Pages pages, String template, @Nullable String titleKey, @Nullable Object view) {
    this.pages = pages;
    this.template = template;
    this.titleKey = titleKey;
    this.view = view;
  }

  /** Fills the placeholders of the title. */
  public PageView titled(Object... values) {
    titleValues = values.clone();
    return this;
  }

  /** A title that is not a text of ours, such as a customer's name. */
  public PageView called(String title) {
    literalTitle = title;
    return this;
  }

  /** Adds one step to the way here. */
  public PageView under(String textKey, String path) {
    crumbs.add(new CrumbKey(textKey, path));
    return this;
  }

  /** Sets the HTTP status, such as 422 for a form with mistakes. */
  public PageView status(int status) {
    this.status = status;
    return this;
  }

  @Override
  public String getContentType() {
    return MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Page page = pages.open(this, request, response);
    Map<String, Object> parameters = HashMap.newHashMap(2);
    parameters.put("page", page);
    if (view != null) {
      parameters.put("view", view);
    }
    Utf8ByteOutput output = new Utf8ByteOutput();
    pages.templates().render(template + ".jte", parameters, output);
    response.setStatus(status);
    response.setContentType(getContentType());
    response.setLocale(Locale.forLanguageTag(page.languageTag()));
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }

  boolean isWhole() {
    return titleKey != null;
  }

  String title(Texts texts) {
    if (literalTitle != null) {
      return literalTitle;
    }
    return titleKey == null ? "" : texts.of(titleKey, titleValues);
  }

  List<Page.Crumb> crumbs(Texts texts) {
    return crumbs.stream()
        .map(crumb -> new Page.Crumb(texts.of(crumb.textKey()), crumb.path()))
        .toList();
  }

  private record CrumbKey(String textKey, String path) {}
}
