package guanxi.insight.mining;

import guanxi.catalog.Product;
import guanxi.catalog.Products;
import guanxi.insight.InsightError;
import guanxi.insight.mining.Recommender.Answer;
import guanxi.insight.mining.Recommender.Offered;
import guanxi.shared.CustomerId;
import guanxi.shared.GuanxiException;
import guanxi.shared.Texts;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recommendations for programs; docs/manual/recommendations.md describes it. */
@RestController
@RequestMapping("/api/v1/recommendations")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST', 'MARKETER', 'AGENT')")
class RecommendationApi {

  private static final int MOST = 100;

  private final Recommender recommender;
  private final BasketRules rules;
  private final Products products;

  RecommendationApi(Recommender recommender, BasketRules rules, Products products) {
    this.recommender = recommender;
    this.rules = rules;
    this.products = products;
  }

  /** What to offer a customer, or beside a product. */
  @GetMapping
  Response show(
      @RequestParam(required = false) @Nullable UUID customer,
      @RequestParam(required = false) @Nullable UUID product,
      @RequestParam(defaultValue = "next") String context,
      @RequestParam(defaultValue = "10") int limit,
      HttpServletRequest request) {
    Context wanted = Context.of(context);
    int count = Math.clamp(limit, 1, MOST);
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, SignedIn.now().timeZone());
    if (wanted == Context.SIMILAR || wanted == Context.TOGETHER) {
      Product known =
          Optional.ofNullable(product)
              .flatMap(products::find)
              .orElseThrow(
                  () -> new GuanxiException(InsightError.RECOMMENDED_FOR_NOBODY, wanted.key()));
      return wanted == Context.TOGETHER
          ? together(known, count, texts, formats)
          : response(
              wanted, recommender.forProduct(known.sourceId(), known.key(), count), texts, formats);
    }
    if (customer == null) {
      throw new GuanxiException(InsightError.RECOMMENDED_FOR_NOBODY, wanted.key());
    }
    return response(
        wanted, recommender.forCustomer(new CustomerId(customer), wanted, count), texts, formats);
  }

  private Response together(Product product, int count, Texts texts, Formats formats) {
    List<Thing> things =
        rules.with(product.id(), count).stream()
            .map(rule ->
                new Thing(
                    rule.consequentId(),
                    null,
                    rule.consequent(),
                    rule.lift(),
                    "TOGETHER",
                    BasketText.sentence(rule, texts, formats)))
            .toList();
    return new Response(Context.TOGETHER.key(), true, null, things);
  }

  private static Response response(
      Context context, Optional<Answer> answer, Texts texts, Formats formats) {
    List<Thing> things =
        answer
            .map(found -> found.items().stream().map(one -> thing(one, texts, formats)).toList())
            .orElse(List.of());
    return new Response(
        context.key(), answer.isPresent(), answer.map(Answer::learnedAt).orElse(null), things);
  }

  private static Thing thing(Offered offered, Texts texts, Formats formats) {
    Item item = offered.item();
    return new Thing(
        item.id(),
        item.key(),
        item.name(),
        offered.score(),
        offered.reason().key(),
        Recommendations.why(offered.reason(), texts, formats));
  }

  /**
   * An answer.
   *
   * @param ready false while there is no model: nothing was bought, or it is being learned
   * @param learnedAt when the model was made
   */
  record Response(
      String context, boolean ready, @Nullable Instant learnedAt, List<Thing> recommendations) {}

  /**
   * A product to show.
   *
   * @param product its id; null where the catalogue does not know it
   * @param key the shop's number of it
   * @param score comparable within one answer only
   * @param why the reason in words, in the language asked for
   */
  record Thing(
      @Nullable UUID product,
      @Nullable String key,
      String title,
      double score,
      String reason,
      String why) {}
}
