package guanxi.benchmarks.reference;

import guanxi.kernels.product.Offer;
import guanxi.kernels.product.ProductMatcher;
import guanxi.kernels.product.ProductMatcher.JudgedPair;
import java.util.ArrayList;
import java.util.List;

/** The same product in two shops: F1 on the given test part, learned from the other two. */
final class ProductReference {

  private ProductReference() {}

  static void run(Ledger ledger) {
    ledger.heading("Products over shops, F1 on the given test part (40 hand features and trees)");
    List<JudgedPair> known = read("train");
    known.addAll(read("valid"));
    ProductMatcher matcher = ProductMatcher.learn(known);
    int right = 0;
    int found = 0;
    int same = 0;
    for (JudgedPair pair : read("test")) {
      boolean joined = matcher.same(pair.left(), pair.right());
      found += joined ? 1 : 0;
      same += pair.same() ? 1 : 0;
      right += joined && pair.same() ? 1 : 0;
    }
    ledger.atLeast("Amazon-Google, F1", 2.0 * right / (found + same), .714);
  }

  private static List<JudgedPair> read(String part) {
    List<JudgedPair> pairs = new ArrayList<>();
    PublicData.text("products/Amazon-Google/" + part + ".txt")
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(cells ->
            pairs.add(
                new JudgedPair(offer(cells[0]), offer(cells[1]), cells[2].strip().equals("1"))));
    return pairs;
  }

  private static Offer offer(String text) {
    String price = value(text, "price");
    return new Offer(
        value(text, "title"),
        value(text, "manufacturer"),
        price.matches("[0-9.]+") ? Double.parseDouble(price) : Double.NaN);
  }

  private static String value(String text, String column) {
    String start = "COL " + column + " VAL ";
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(" COL ", from);
    return text.substring(from, to < 0 ? text.length() : to).strip();
  }
}
