package guanxi.kernels.recommend;

/**
 * An item with the reason to show it.
 *
 * @param item what to show
 * @param score comparable within one list only
 * @param reason why
 * @param because the purchase or item that speaks for it, −1 where none does
 */
public record Suggestion(int item, double score, Reason reason, int because) {

  /** Why an item is shown. */
  public enum Reason {
    /** People who bought {@code because} bought this near it. */
    BOUGHT_NEAR,
    /** It sells best in the category of {@code because}. */
    POPULAR_IN_CATEGORY,
    /** It sells best in the shop. */
    POPULAR,
    /** It is of the kind of {@code because} and dearer. */
    DEARER_CHOICE
  }
}
