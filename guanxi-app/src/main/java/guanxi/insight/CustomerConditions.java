package guanxi.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A filter as conditions on {@code customer_score}. The clauses are fixed texts; everything that
 * somebody typed is a parameter.
 */
final class CustomerConditions {

  private final List<String> clauses = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  private CustomerConditions() {}

  static CustomerConditions of(CustomerFilter filter) {
    var conditions = new CustomerConditions();
    String search = filter.search();
    if (search != null) {
      conditions.add(
          "(lower(name) LIKE :start OR customer_id = ANY(CAST(:found AS uuid[])))",
          "start",
          start(search));
      conditions.parameters.put(
          "found", filter.found().stream().map(id -> id.value().toString()).toArray(String[]::new));
    }
    conditions.addAny(CustomerSort.STAGE, "text", "stages", filter.stages());
    conditions.addAny(CustomerSort.SHOP, "integer", "shops", filter.shops());
    conditions.addAny(CustomerSort.COUNTRY, "text", "countries", filter.countries());
    conditions.addAny(CustomerSort.FIFTH, "integer", "fifths", filter.fifths());
    if (!filter.segments().isEmpty()) {
      conditions.add(
          "segment = ANY(CAST(:segments AS smallint[]))",
          "segments",
          filter.segments().stream().map(String::valueOf).toArray(String[]::new));
    }
    if (filter.currency() != null) {
      conditions.add("currency = :currency", "currency", filter.currency());
    }
    conditions.addIf("quiet_days >= :quietFrom", "quietFrom", filter.quietFrom());
    conditions.addIf("quiet_days <= :quietTo", "quietTo", filter.quietTo());
    conditions.addRanges(filter.ranges(), filter.currency() != null);
    return conditions;
  }

  /** One of these values, compared as the list is sorted by them, so that the same index serves. */
  private void addAny(CustomerSort sort, String type, String name, Collection<?> values) {
    if (!values.isEmpty()) {
      add(
          "%s%s = ANY(CAST(:%s AS %s[]))".formatted(sort.sql(), sort.collation(), name, type),
          name,
          values.stream().map(String::valueOf).toArray(String[]::new));
    }
  }

  /** Days are compared as the list is sorted by them, so that the same index serves. */
  private void addRanges(CustomerFilter.Ranges ranges, boolean isOneCurrency) {
    if (isOneCurrency) {
      addIf("money_minor >= :moneyFrom", "moneyFrom", ranges.moneyFrom());
      addIf("money_minor <= :moneyTo", "moneyTo", ranges.moneyTo());
    }
    String first = CustomerSort.FIRST_DAY.sql();
    String last = CustomerSort.LAST_DAY.sql();
    addIf(first + " >= :firstFrom", "firstFrom", ranges.firstFrom());
    addIf(first + " <= :firstTo", "firstTo", ranges.firstTo());
    addIf(last + " >= :lastFrom", "lastFrom", ranges.lastFrom());
    addIf(last + " <= :lastTo", "lastTo", ranges.lastTo());
    if (ranges.firstTo() != null || ranges.lastTo() != null) {
      clauses.add("last_day IS NOT NULL");
    }
  }

  private void addIf(String clause, String name, @Nullable Object value) {
    if (value != null) {
      add(clause, name, value);
    }
  }

  private static String start(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  private void add(String clause, String name, Object value) {
    clauses.add(clause);
    parameters.put(name, value);
  }

  String sql() {
    return clauses.isEmpty() ? "true" : String.join(" AND ", clauses);
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
    JdbcClient.StatementSpec bound = statement;
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      bound = bound.param(parameter.getKey(), parameter.getValue());
    }
    return bound;
  }
}
