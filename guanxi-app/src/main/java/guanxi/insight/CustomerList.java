package guanxi.insight;

import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customers with their scores, filtered, sorted and paged: table {@code customer_score}. A page
 * is found by its neighbour's place (keyset), so that the thousandth costs what the first does.
 */
@Service
public class CustomerList {

  private static final String COLUMNS =
      """
      SELECT customer_id, name, email, phone, country, city, source_id, currency, orders,
             money_minor, returned_minor, first_day, last_day, m, stage, reason, alive, orders_90,
             spend_minor, expected_minor, at_risk_minor, quiet_days, rhythm_days,
      """;

  private static final int SHORT_WALK = 4_000;
  private static final int LONG_WALK = 60_000;

  private final JdbcClient database;

  CustomerList(JdbcClient database) {
    this.database = database;
  }

  /**
   * One page.
   *
   * @param place where it begins or ends, or null for the first page; one that was not given by
   *     this sort counts as null
   * @param limit how many rows
   */
  @Transactional(readOnly = true)
  public Slice page(
      CustomerFilter filter,
      CustomerSort sort,
      boolean descending,
      @Nullable Place place,
      int limit) {
    Mark mark = place == null ? null : Mark.read(place, sort);
    if (mark == null) {
      List<Placed> rows = rows(filter, sort, descending, null, limit + 1);
      boolean more = rows.size() > limit;
      return slice(more ? rows.subList(0, limit) : rows, false, more);
    }
    if (mark.backwards()) {
      List<Placed> rows = rows(filter, sort, !descending, mark, limit + 1);
      boolean more = rows.size() > limit;
      return slice((more ? rows.subList(0, limit) : rows).reversed(), more, true);
    }
    List<Placed> rows = rows(filter, sort, descending, mark, limit + 1);
    boolean more = rows.size() > limit;
    return slice(more ? rows.subList(0, limit) : rows, true, more);
  }

  private static Slice slice(List<Placed> rows, boolean hasPrevious, boolean hasNext) {
    return new Slice(
        rows.stream().map(Placed::row).toList(),
        hasPrevious && !rows.isEmpty() ? new Place(rows.getFirst().cursor(), true) : null,
        hasNext && !rows.isEmpty() ? new Place(rows.getLast().cursor(), false) : null);
  }

  /**
   * The database guesses how soon a walk along the sorted index meets enough customers that a
   * filter wants, and guesses wrong where both belong together: whoever spends least is not among
   * those with most orders. So a walk is given a length, a short one first, and then everybody the
   * filter wants is fetched and sorted.
   */
  private List<Placed> rows(
      CustomerFilter filter, CustomerSort sort, boolean down, @Nullable Mark after, int limit) {
    CustomerConditions conditions = CustomerConditions.of(filter);
    String key = sort.sql() + sort.collation();
    String beyond =
        after == null
            ? "true"
            : "(%s, customer_id) %s (:value, :id)".formatted(key, down ? "<" : ">");
    String from = "(SELECT *, " + key + " AS place FROM insight.customer_score WHERE ";
    String inOrder = order("place", down) + " LIMIT :limit";
    for (int length : lengths(filter)) {
      String walked = from + beyond + order(key, down) + " LIMIT :length) AS walked WHERE ";
      List<Placed> found =
          read(COLUMNS + "place FROM " + walked + conditions.sql() + inOrder, conditions, after)
              .param("limit", limit)
              .param("length", length)
              .query(CustomerList::readPlaced)
              .list();
      if (found.size() == limit) {
        return found;
      }
      if ((long) found.size() * LONG_WALK < (long) limit * SHORT_WALK) {
        break; // met so rarely that a longer walk would not be enough either
      }
    }
    String wanted = from + conditions.sql() + " AND " + beyond + " OFFSET 0) AS wanted";
    return read(COLUMNS + "place FROM " + wanted + inOrder, conditions, after)
        .param("limit", limit)
        .query(CustomerList::readPlaced)
        .list();
  }

  /** Without a filter the first step of a walk is the last; a search finds few. */
  private static int[] lengths(CustomerFilter filter) {
    if (filter.equals(CustomerFilter.ALL)) {
      return new int[] {Integer.MAX_VALUE};
    }
    return filter.search() == null ? new int[] {SHORT_WALK, LONG_WALK} : new int[] {SHORT_WALK};
  }

  private JdbcClient.StatementSpec read(
      String sql, CustomerConditions conditions, @Nullable Mark after) {
    JdbcClient.StatementSpec statement = conditions.bind(database.sql(sql));
    return after == null
        ? statement
        : statement.param("value", after.value()).param("id", after.id());
  }

  private static String select(String key, CustomerConditions conditions) {
    return COLUMNS + key + " AS place FROM insight.customer_score WHERE " + conditions.sql();
  }

  private static String order(String key, boolean down) {
    String direction = down ? " DESC" : "";
    return " ORDER BY " + key + direction + ", customer_id" + direction;
  }

  /** How many there are, counted up to {@code most} + 1. */
  @Transactional(readOnly = true)
  public long count(CustomerFilter filter, int most) {
    CustomerConditions conditions = CustomerConditions.of(filter);
    return conditions
        .bind(
            database.sql(
                "SELECT count(*) FROM (SELECT 1 FROM insight.customer_score WHERE "
                    + conditions.sql()
                    + " LIMIT :most) AS counted"))
        .param("most", most + 1)
        .query(Long.class)
        .single();
  }

  /** All of them one by one, in the order of the list; holds a few hundred at a time. */
  @Transactional(readOnly = true)
  public void each(
      CustomerFilter filter, CustomerSort sort, boolean descending, Consumer<CustomerRow> taker) {
    CustomerConditions conditions = CustomerConditions.of(filter);
    String key = sort.sql() + sort.collation();
    JdbcClient.StatementSpec statement =
        database.sql(select(key, conditions) + order(key, descending)).withFetchSize(500);
    try (Stream<Placed> rows =
        conditions.bind(statement).query(CustomerList::readPlaced).stream()) {
      rows.map(Placed::row).forEach(taker);
    }
  }

  /** Which values the columns of the filters have, most frequent first. */
  @Transactional(readOnly = true)
  public Choices choices() {
    return new Choices(
        database
            .sql(
                """
                SELECT source_id FROM insight.customer_score
                WHERE source_id IS NOT NULL GROUP BY source_id ORDER BY count(*) DESC, source_id
                """)
            .query((row, _) -> row.getInt("source_id"))
            .list(),
        texts(
            """
            SELECT country FROM insight.customer_score
            WHERE country IS NOT NULL GROUP BY country ORDER BY count(*) DESC, country LIMIT 60
            """),
        texts(
            """
            SELECT currency FROM insight.customer_score
            WHERE currency IS NOT NULL GROUP BY currency ORDER BY count(*) DESC, currency
            """));
  }

  private List<String> texts(String sql) {
    return database.sql(sql).query((row, _) -> row.getString(1)).list();
  }

  private static Placed readPlaced(ResultSet row, int rowNumber) throws SQLException {
    CustomerRow customer = read(row);
    return new Placed(customer, row.getString("place") + ' ' + customer.id().value());
  }

  /** A row with the columns that lists need. */
  static CustomerRow read(ResultSet row) throws SQLException {
    return new CustomerRow(
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new CustomerRow.Person(
            row.getString("name"),
            row.getString("email"),
            row.getString("phone"),
            row.getString("country"),
            row.getString("city")),
        row.getObject("source_id", Integer.class),
        row.getLong("orders"),
        money(row, "money_minor"),
        money(row, "returned_minor"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getObject("m", Integer.class),
        row.getString("stage"),
        row.getString("reason"),
        row.getObject("alive", Double.class),
        row.getObject("orders_90", Double.class),
        money(row, "spend_minor"),
        money(row, "expected_minor"),
        money(row, "at_risk_minor"),
        row.getObject("quiet_days", Integer.class),
        row.getObject("rhythm_days", Double.class));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    String code = row.getString("currency");
    long minor = row.getLong(column);
    return row.wasNull() || code == null ? null : new Money(minor, Currencies.of(code));
  }

  /**
   * Some neighbouring rows.
   *
   * @param previous where the page before ends; null on the first
   * @param next where the page after begins; null on the last
   */
  public record Slice(List<CustomerRow> rows, @Nullable Place previous, @Nullable Place next) {}

  /**
   * Beside which row a page lies.
   *
   * @param cursor opaque; safe in an address
   * @param backwards whether the page ends before the row instead of beginning after it
   */
  public record Place(String cursor, boolean backwards) {}

  /** The values that filters can ask for. */
  public record Choices(List<Integer> shops, List<String> countries, List<String> currencies) {}

  private record Placed(CustomerRow row, String mark) {
    String cursor() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mark.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A row's place: the value it is sorted by and its id. */
  private record Mark(Object value, UUID id, boolean backwards) {

    static @Nullable Mark read(Place place, CustomerSort sort) {
      try {
        String text =
            new String(Base64.getUrlDecoder().decode(place.cursor()), StandardCharsets.UTF_8);
        int end = text.lastIndexOf(' ');
        return end < 0
            ? null
            : new Mark(
                sort.parse(text.substring(0, end)),
                UUID.fromString(text.substring(end + 1)),
                place.backwards());
      } catch (IllegalArgumentException _) {
        return null;
      }
    }
  }
}
