package guanxi.console.products;

import guanxi.catalog.Product;
import guanxi.catalog.Products;
import guanxi.console.products.ProductView.Source;
import guanxi.insight.mining.Recommendations;
import guanxi.intake.ImportId;
import guanxi.intake.Origins;
import guanxi.intake.Origins.Batch;
import guanxi.intake.Shops;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import guanxi.web.WebError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The page of one product. */
@Controller
class ProductPages {

  private final Pages pages;
  private final Products products;
  private final Origins origins;
  private final Shops shops;
  private final Recommendations recommendations;

  ProductPages(
      Pages pages,
      Products products,
      Origins origins,
      Shops shops,
      Recommendations recommendations) {
    this.recommendations = recommendations;
    this.pages = pages;
    this.products = products;
    this.origins = origins;
    this.shops = shops;
  }

  @GetMapping("/console/products/{id}")
  View show(@PathVariable UUID id, HttpServletRequest request) {
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, SignedIn.now().timeZone());
    Product product =
        products.find(id).orElseThrow(() -> WebError.PAGE_NOT_FOUND.about("product " + id));
    String title = Objects.requireNonNullElse(product.title(), product.key());
    List<Products.Sighting> sightings = products.sightings(id);
    Map<Long, Batch> batches =
        origins.batches(sightings.stream().map(Products.Sighting::origin).toList());
    ProductView view =
        new ProductView(
            title,
            product.key(),
            product.category(),
            products.price(id).orElse(null),
            shops.name(product.sourceId()),
            sightings.stream().mapToLong(Products.Sighting::facts).sum(),
            sightings.stream().flatMap(sighting -> source(sighting, batches)).toList(),
            recommendations.ofProduct(
                product.id(), product.sourceId(), product.key(), texts, formats));
    return pages
        .page("console/product", "console.products.title", view)
        .called(title)
        .under("console.home.crumb", "/console");
  }

  private static Stream<Source> source(Products.Sighting sighting, Map<Long, Batch> batches) {
    Batch batch = batches.get(sighting.origin());
    if (batch == null) {
      return Stream.empty();
    }
    ImportId file = batch.importId();
    return Stream.of(
        new Source(
            Objects.requireNonNullElse(batch.fileName(), batch.shop()),
            file == null ? null : "/console/imports/" + file.value(),
            sighting.facts(),
            batch.at()));
  }
}
