package guanxi.matching;

import guanxi.customer.Customer;
import guanxi.kernels.matching.Column;
import guanxi.kernels.matching.MatchTable;
import guanxi.kernels.matching.Role;
import guanxi.kernels.matching.Romanizer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Customers as the matching kernel sees them: a row each, a column per field. */
final class People {

  /** What is compared of a customer. */
  private record Field(
      String title, Role role, Function<Customer, @Nullable String> value, int place) {

    String of(Customer customer) {
      String text = value.apply(customer);
      return text == null ? "" : text;
    }
  }

  private static final List<Field> FIELDS =
      List.of(
          new Field("name", Role.FULL_NAME, Customer::name, 0),
          new Field("email", Role.EMAIL, Customer::email, 1),
          new Field("phone", Role.PHONE, Customer::phone, 2),
          new Field("city", Role.PLACE, Customer::city, 3),
          new Field("country", Role.CATEGORY, Customer::country, 4));

  private final List<UUID> ids = new ArrayList<>();
  private final List<Column.Builder> builders = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();

  /** No customers yet. */
  People(Romanizer romanizer) {
    for (Field field : FIELDS) {
      builders.add(new Column.Builder(field.title, field.role, romanizer));
    }
  }

  /** Adds a customer. */
  void add(Customer customer) {
    ids.add(customer.id().value());
    for (Field field : FIELDS) {
      builders.get(field.place()).add(field.of(customer));
    }
  }

  int size() {
    return ids.size();
  }

  /** The customer of a row. */
  UUID id(int row) {
    return ids.get(row);
  }

  /** All rows; columns in which nobody has a value are left out. */
  MatchTable table() {
    List<Column> columns = new ArrayList<>();
    fields.clear();
    for (Field field : FIELDS) {
      Column column = builders.get(field.place()).build();
      if (column.distinct() > 0) {
        columns.add(column);
        fields.add(field);
      }
    }
    return MatchTable.ofOneSource(columns, ids.size());
  }

  /** A customer's values in the columns of the table. */
  List<String> values(Customer customer) {
    return fields.stream().map(field -> field.of(customer)).toList();
  }

  /** Adds the row of a customer that an index took in. */
  void grow(UUID customer) {
    ids.add(customer);
  }
}
