package guanxi.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the demo shop sells: some three hundred articles in fourteen categories. */
final class Goods {

  /** The category nobody browses: its articles are bought by subscription only. */
  static final String SUBSCRIPTION = "subscription";

  private final List<Category> categories;
  private final Map<String, Category> byCode;
  private final double[] popularity;

  private Goods(List<Category> categories) {
    this.categories = categories;
    this.byCode = new HashMap<>();
    this.popularity = new double[categories.size()];
    double sum = 0;
    for (int i = 0; i < categories.size(); i++) {
      byCode.put(categories.get(i).code(), categories.get(i));
      sum += categories.get(i).popularity();
      popularity[i] = sum;
    }
  }

  /** Reads the three tables below {@code demo/}. */
  static Goods load() {
    Map<String, List<Product>> products = new HashMap<>();
    List<String[]> variants = Tables.rows("variants.tsv");
    List<String[]> categories = Tables.rows("categories.tsv");
    for (String[] row : Tables.rows("products.tsv")) {
      String[] category =
          categories.stream().filter(each -> each[0].equals(row[1])).findFirst().orElseThrow();
      for (String[] variant : variants) {
        if (variant[0].equals(row[6])) {
          products
              .computeIfAbsent(row[1], _ -> new ArrayList<>())
              .add(product(row, variant, category));
        }
      }
    }
    List<Category> all = new ArrayList<>();
    for (String[] row : categories) {
      all.add(
          new Category(
              row[0],
              row[4],
              Double.parseDouble(row[5]),
              products.getOrDefault(row[0], List.of())));
    }
    return new Goods(all);
  }

  private static Product product(String[] row, String[] variant, String[] category) {
    return new Product(
        variant[1].isEmpty() ? row[0] : row[0] + "-" + variant[1],
        row[1],
        new Words(named(row[2], variant[2], ", "), category[1]),
        new Words(named(row[3], variant[3], " "), category[2]),
        new Words(named(row[4], variant[4], " "), category[3]),
        Double.parseDouble(row[5]) * Double.parseDouble(variant[5]));
  }

  private static String named(String name, String variant, String separator) {
    return variant.isEmpty() ? name : name + separator + variant;
  }

  /** All articles, subscription boxes included. */
  List<Product> all() {
    return categories.stream().flatMap(category -> category.products().stream()).toList();
  }

  /** The category with this code. */
  Category category(String code) {
    Category category = byCode.get(code);
    if (category == null) {
      throw new IllegalArgumentException("no category " + code);
    }
    return category;
  }

  /** A category, as often as it is popular. */
  Category drawCategory(Draws draws) {
    return categories.get(draws.weighted(popularity));
  }

  /**
   * A kind of article.
   *
   * @param companion the category whose articles people buy along with these
   * @param popularity how often it is bought against the others
   */
  record Category(String code, String companion, double popularity, List<Product> products) {

    /** An article of it near this price in US cents; the first in the table sell best. */
    Product near(double usCents, Draws draws) {
      Product best = popular(draws);
      for (int i = 0; i < 3; i++) {
        Product other = popular(draws);
        if (distance(other, usCents) < distance(best, usCents)) {
          best = other;
        }
      }
      return best;
    }

    private Product popular(Draws draws) {
      double skewed = StrictMath.pow(draws.unit(), 1.7);
      return products.get((int) (skewed * products.size()));
    }

    private static double distance(Product product, double usCents) {
      return Math.abs(StrictMath.log(product.usCents() / usCents));
    }
  }

  /** One article as it is listed. */
  record Product(
      String sku,
      String category,
      Words english,
      Words simplified,
      Words traditional,
      double usCents) {}

  /** Its name and its category's name in one language. */
  record Words(String title, String category) {}
}
