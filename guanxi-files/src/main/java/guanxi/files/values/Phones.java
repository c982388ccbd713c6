package guanxi.files.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/** Telephone numbers. */
public final class Phones {

  private static final int LONGEST = 40;

  private Phones() {}

  /**
   * The number in E.164 form, such as {@code +8613800138000}.
   *
   * @param country ISO 3166 code of the country whose numbers carry no prefix
   * @return null when the text is no valid number
   */
  public static @Nullable String normalise(String text, String country) {
    String number = NumberText.plain(text);
    if (number.isEmpty() || number.length() > LONGEST) {
      return null;
    }
    if (number.endsWith(".0")) {
      number = number.substring(0, number.length() - 2);
    }
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      var parsed = phones.parse(number, country);
      return phones.isValidNumber(parsed) ? phones.format(parsed, PhoneNumberFormat.E164) : null;
    } catch (NumberParseException e) {
      return null;
    }
  }
}
