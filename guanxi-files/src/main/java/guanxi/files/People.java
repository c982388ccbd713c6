package guanxi.files;

import guanxi.files.records.Identity;
import guanxi.files.records.PersonDetails;
import guanxi.files.values.Countries;
import guanxi.files.values.Emails;
import guanxi.files.values.Phones;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a row speaks of. */
final class People {

  private People() {}

  /** The identities in the mapped columns; unreadable ones are remarked upon and left out. */
  static List<Identity> identities(Cells cells) {
    List<Identity> identities = new ArrayList<>(3);
    String account = cells.key(cells.column(Role.CUSTOMER));
    if (!account.isEmpty()) {
      identities.add(Identity.account(account));
    }
    addEmail(cells, cells.column(Role.EMAIL), identities);
    addPhone(cells, cells.column(Role.PHONE), cells.text(Role.COUNTRY), identities);
    return identities;
  }

  static void addEmail(Cells cells, int column, List<Identity> identities) {
    String text = cells.text(column);
    if (text.isEmpty()) {
      return;
    }
    String address = Emails.normalise(text);
    if (address == null) {
      cells.remark(column, ProblemCode.EMAIL_UNREADABLE);
    } else if (!identities.contains(Identity.email(address))) {
      identities.add(Identity.email(address));
    }
  }

  /**
   * A number without prefix is one of the country that the row names, else of the shop's: read as
   * one of another country it would be somebody else's.
   */
  static void addPhone(Cells cells, int column, String country, List<Identity> identities) {
    String text = cells.text(column);
    if (text.isEmpty()) {
      return;
    }
    String code = Countries.code(country);
    String meant = Countries.isCode(code) ? code : cells.style().country();
    String number = Phones.normalise(text, meant);
    if (number == null) {
      cells.remark(column, ProblemCode.PHONE_UNREADABLE, meant);
    } else if (!identities.contains(Identity.phone(number))) {
      identities.add(Identity.phone(number));
    }
  }

  static PersonDetails details(Cells cells) {
    String name = cells.text(Role.NAME);
    if (name.isEmpty()) {
      name = fullName(cells.text(Role.FIRST_NAME), cells.text(Role.LAST_NAME));
    }
    var details =
        new PersonDetails(
            name,
            cells.text(Role.STREET),
            cells.text(Role.POSTCODE),
            cells.text(Role.CITY),
            cells.text(Role.REGION),
            cells.text(Role.COUNTRY));
    return details.equals(PersonDetails.UNKNOWN) ? PersonDetails.UNKNOWN : details;
  }

  /** Given name first, but the family name first and no blank between Chinese names. */
  static String fullName(@Nullable String first, @Nullable String last) {
    String given = first == null ? "" : first;
    String family = last == null ? "" : last;
    if (isHan(given) && isHan(family)) {
      return family + given;
    }
    return (given + ' ' + family).strip();
  }

  private static boolean isHan(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
