package guanxi.files;

import guanxi.files.records.CustomerRecord;
import guanxi.files.records.Identity;
import guanxi.files.records.PersonDetails;
import guanxi.files.values.Booleans;
import java.util.Arrays;
import java.util.List;

/**
 * Any table with a customer per row, by its column mapping; Shopify's customer export among them.
 *
 * <p>Needs a customer number, an e-mail address or a telephone number.
 */
final class CustomerTable implements RowInterpreter {

  private final Cells cells;

  CustomerTable(Cells cells) {
    this.cells = cells;
  }

  @Override
  public RowOutcome interpret(Row row) {
    cells.begin(row);
    List<Identity> identities = People.identities(cells);
    if (identities.isEmpty()) {
      cells.empty(keyColumn());
    }
    var since = cells.optionalTime(cells.column(Role.TIME));
    if (cells.isRejected()) {
      return cells.rejected();
    }
    PersonDetails person = People.details(cells);
    return cells.accepted(
        List.of(
            new CustomerRecord(
                identities.getFirst().value(),
                identities,
                person,
                Booleans.read(cells.text(Role.ACCEPTS_EMAIL)),
                Booleans.read(cells.text(Role.ACCEPTS_SMS)),
                since,
                tags(cells.text(Role.TAGS)),
                cells.text(Role.NOTE))));
  }

  /** The column that should have named the customer. */
  private int keyColumn() {
    for (Role role : List.of(Role.CUSTOMER, Role.EMAIL, Role.PHONE)) {
      if (cells.has(role)) {
        return cells.column(role);
      }
    }
    return -1;
  }

  static List<String> tags(String text) {
    return Arrays.stream(text.split("[,，;；]", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }
}
