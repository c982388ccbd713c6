package guanxi.insight;

import java.util.List;

/**
 * What the page of the value ledger shows; money is ready to print.
 *
 * @param sums one row per shop and currency
 * @param spends what was entered last
 * @param lines what was typed, kept when some of it was wrong
 * @param problems what was wrong with it
 */
public record ValueView(
    List<Sum> sums,
    List<Entry> spends,
    List<Rate> rates,
    String lines,
    List<String> problems,
    String ratesProblem) {

  /** The customers of one shop and currency. */
  public record Sum(
      String shop,
      String customers,
      String revenue,
      String returned,
      String acquisition,
      String perCustomer,
      String operating,
      String service,
      String soFar,
      String predicted) {}

  /** What a shop spent in a month. */
  public record Entry(String shop, String month, String amount) {}

  /** Costs of a currency. */
  public record Rate(String currency, String share, String order, String minute) {}

  /**
   * A customer's account, on her page.
   *
   * @param path where minutes are noted
   * @param notes what is missing for a full account, in sentences
   */
  public record Card(List<Part> soFar, List<Part> predicted, List<String> notes, String path) {}

  /**
   * One part of a value.
   *
   * @param isTotal whether it is the sum of the parts before it
   */
  public record Part(String name, String amount, boolean isTotal) {}
}
