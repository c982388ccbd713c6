package guanxi.insight.mining;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is bought together: tables {@code insight.basket_rule} and {@code insight.basket_set}. */
@Repository
@Transactional
class BasketRules {

  private final JdbcClient database;

  BasketRules(JdbcClient database) {
    this.database = database;
  }

  /** Of what the items are. */
  enum Level {
    /** Products of the shops. */
    PRODUCT,
    /** Their categories. */
    CATEGORY
  }

  /**
   * Who buys these also buys that.
   *
   * @param antecedentIds products; empty for categories, or where the catalogue lacks one
   * @param conviction null for a rule without exception
   * @param falseRate the share of false finds to expect among rules at least this significant
   */
  record Rule(
      List<String> antecedent,
      List<UUID> antecedentIds,
      String consequent,
      @Nullable UUID consequentId,
      int baskets,
      int withAntecedent,
      int withConsequent,
      int withBoth,
      double confidence,
      double lift,
      double leverage,
      @Nullable Double conviction,
      double falseRate) {}

  /** A closed set: no item can be added without losing a basket. */
  record ClosedSet(List<String> items, int baskets) {}

  /** Puts new rules and sets of a level in place of the old ones. */
  void replace(Level level, List<Rule> rules, List<ClosedSet> sets) {
    String name = level.name();
    database
        .sql("DELETE FROM insight.basket_rule WHERE level = :level")
        .param("level", name)
        .update();
    database
        .sql("DELETE FROM insight.basket_set WHERE level = :level")
        .param("level", name)
        .update();
    int rank = 0;
    for (Rule rule : rules) {
      add(name, rank++, rule);
    }
    rank = 0;
    for (ClosedSet set : sets) {
      database
          .sql(
              """
              INSERT INTO insight.basket_set (level, rank, items, baskets)
              VALUES (:level, :rank, CAST(:items AS text[]), :baskets)
              """)
          .param("level", name)
          .param("rank", rank++)
          .param("items", set.items().toArray(String[]::new))
          .param("baskets", set.baskets())
          .update();
    }
  }

  private void add(String level, int rank, Rule rule) {
    database
        .sql(
            """
            INSERT INTO insight.basket_rule (level, rank, antecedent, antecedent_ids, consequent,
              consequent_id, baskets, with_antecedent, with_consequent, with_both, confidence,
              lift, leverage, conviction, false_rate)
            VALUES (:level, :rank, CAST(:antecedent AS text[]), CAST(:ids AS uuid[]), :consequent,
              :consequentId, :baskets, :withAntecedent, :withConsequent, :withBoth, :confidence,
              :lift, :leverage, :conviction, :falseRate)
            """)
        .param("level", level)
        .param("rank", rank)
        .param("antecedent", rule.antecedent().toArray(String[]::new))
        .param("ids", rule.antecedentIds().stream().map(UUID::toString).toArray(String[]::new))
        .param("consequent", rule.consequent())
        .param("consequentId", rule.consequentId(), java.sql.Types.OTHER)
        .param("baskets", rule.baskets())
        .param("withAntecedent", rule.withAntecedent())
        .param("withConsequent", rule.withConsequent())
        .param("withBoth", rule.withBoth())
        .param("confidence", rule.confidence())
        .param("lift", rule.lift())
        .param("leverage", rule.leverage())
        .param("conviction", rule.conviction(), java.sql.Types.DOUBLE)
        .param("falseRate", rule.falseRate())
        .update();
  }

  /** All rules of a level, the most significant first. */
  @Transactional(readOnly = true)
  public List<Rule> of(Level level) {
    return database
        .sql("SELECT * FROM insight.basket_rule WHERE level = :level ORDER BY rank")
        .param("level", level.name())
        .query(BasketRules::read)
        .list();
  }

  /** The rules from a product alone to another, by falling lift. */
  @Transactional(readOnly = true)
  public List<Rule> with(UUID product, int limit) {
    return database
        .sql(
            """
            SELECT * FROM insight.basket_rule
            WHERE level = 'PRODUCT' AND antecedent_ids = ARRAY[:product]
            ORDER BY lift DESC, rank
            LIMIT :limit
            """)
        .param("product", product)
        .param("limit", limit)
        .query(BasketRules::read)
        .list();
  }

  /** The closed sets of a level, those in most baskets first. */
  @Transactional(readOnly = true)
  public List<ClosedSet> sets(Level level) {
    return database
        .sql("SELECT items, baskets FROM insight.basket_set WHERE level = :level ORDER BY rank")
        .param("level", level.name())
        .query((row, _) -> new ClosedSet(texts(row.getArray("items")), row.getInt("baskets")))
        .list();
  }

  private static Rule read(ResultSet row, int number) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    for (Object id : (Object[]) row.getArray("antecedent_ids").getArray()) {
      ids.add((UUID) id);
    }
    return new Rule(
        texts(row.getArray("antecedent")),
        ids,
        row.getString("consequent"),
        row.getObject("consequent_id", UUID.class),
        row.getInt("baskets"),
        row.getInt("with_antecedent"),
        row.getInt("with_consequent"),
        row.getInt("with_both"),
        row.getDouble("confidence"),
        row.getDouble("lift"),
        row.getDouble("leverage"),
        row.getObject("conviction", Double.class),
        row.getDouble("false_rate"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
