package guanxi.benchmarks.reference;

import guanxi.kernels.product.Offer;
import guanxi.kernels.product.OfferLinker;
import guanxi.kernels.product.ProductMatcher;
import guanxi.kernels.product.ProductMatcher.JudgedPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    unjudged(ledger, new Columns("Amazon-Google", "title", "manufacturer", "price"));
    unjudged(ledger, new Columns("Beer", "Beer_Name", "Brew_Factory_Name", "ABV"));
    unjudged(ledger, new Columns("iTunes-Amazon", "Song_Name", "Album_Name", "Price"));
  }

  /** Which columns of a set say what. */
  private record Columns(String set, String title, String maker, String price) {}

  /** Learned from the pairs of all parts without looking at a judgement. */
  private static void unjudged(Ledger ledger, Columns columns) {
    List<JudgedPair> test = read("test", columns);
    List<OfferLinker.Candidate> candidates = new ArrayList<>();
    for (List<JudgedPair> part : List.of(read("train", columns), read("valid", columns), test)) {
      part.forEach(pair -> candidates.add(new OfferLinker.Candidate(pair.left(), pair.right())));
    }
    OfferLinker linker = OfferLinker.learn(candidates);
    int right = 0;
    int found = 0;
    int same = 0;
    boolean[] joined = linker.join(candidates);
    int first = candidates.size() - test.size();
    for (int i = 0; i < test.size(); i++) {
      boolean isSame = test.get(i).same();
      found += joined[first + i] ? 1 : 0;
      same += isSame ? 1 : 0;
      right += joined[first + i] && isSame ? 1 : 0;
    }
    ledger.note(
        columns.set() + ", no judgement used",
        String.format(
            Locale.ROOT,
            "F1 %.3f (precision %.3f, recall %.3f)",
            2.0 * right / Math.max(1, found + same),
            (double) right / Math.max(1, found),
            (double) right / Math.max(1, same)));
  }

  private static List<JudgedPair> read(String part) {
    return read(part, new Columns("Amazon-Google", "title", "manufacturer", "price"));
  }

  private static List<JudgedPair> read(String part, Columns columns) {
    List<JudgedPair> pairs = new ArrayList<>();
    PublicData.text("products/" + columns.set() + "/" + part + ".txt")
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(cells ->
            pairs.add(
                new JudgedPair(
                    offer(cells[0], columns),
                    offer(cells[1], columns),
                    cells[2].strip().equals("1"))));
    return pairs;
  }

  private static Offer offer(String text, Columns columns) {
    String price = value(text, columns.price()).replaceAll("[$% ]", "");
    return new Offer(
        value(text, columns.title()),
        value(text, columns.maker()),
        price.matches("[0-9.]+") ? Double.parseDouble(price) : Double.NaN);
  }

  private static String value(String text, String column) {
    String start = "COL " + column + " VAL ";
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(" COL ", from);
    return text.substring(from, to < 0 ? text.length() : to).strip();
  }
}
