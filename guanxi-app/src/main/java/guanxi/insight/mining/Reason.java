package guanxi.insight.mining;

import guanxi.kernels.recommend.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Why something is recommended; text {@code insight.offer.because.<key>}.
 *
 * @param because the name of the purchase that speaks for it
 * @param people of those who bought that, who bought this too
 * @param of how many bought that
 */
record Reason(String key, @Nullable String because, int people, int of) {

  static Reason of(ShopModel model, Suggestion suggestion) {
    int because = suggestion.because();
    if (because < 0) {
      return new Reason("POPULAR", null, 0, 0);
    }
    Item item = model.item(because);
    if (suggestion.reason() == Suggestion.Reason.POPULAR_IN_CATEGORY) {
      return new Reason("POPULAR_IN_CATEGORY", item.category(), 0, 0);
    }
    Evidence.Count count = model.evidence().of(because, suggestion.item());
    if (suggestion.reason() == Suggestion.Reason.DEARER_CHOICE) {
      return new Reason("DEARER_CHOICE", item.name(), count.both(), count.buyers());
    }
    if (suggestion.item() == because) {
      return new Reason("AGAIN", item.name(), 0, 0);
    }
    if (count.after() > 0) {
      return new Reason("BOUGHT_NEXT", item.name(), count.after(), count.buyers());
    }
    return count.both() > 0
        ? new Reason("BOUGHT_TOO", item.name(), count.both(), count.buyers())
        : new Reason("BOUGHT_NEAR", item.name(), 0, 0);
  }
}
