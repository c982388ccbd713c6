package guanxi.files;

import java.util.List;

/**
 * Something that the file leaves open and a person should decide; reading goes on with {@code
 * taken} meanwhile.
 *
 * @param about what is open
 * @param options what may be answered: constants of {@code DateOrder} or {@code DecimalSign}, or
 *     names of columns
 * @param taken the option taken unless somebody decides otherwise; empty when there is none
 * @param why why that one
 */
public record Question(About about, List<String> options, String taken, Why why) {

  /** Copies the options. */
  public Question {
    options = List.copyOf(options);
  }

  /** What may be open. */
  public enum About {
    /** Whether the day or the month comes first. */
    DATE_ORDER,
    /** Whether a point or a comma begins the decimals. */
    DECIMAL_SIGN,
    /** Which column has the time of the order. */
    TIME_COLUMN,
    /** Which column has the money. */
    AMOUNT_COLUMN,
    /** Which column names the customer. */
    CUSTOMER_COLUMN,
    /** Which currency the money is in: no column and no sign says it. */
    CURRENCY
  }

  /** Why an option was taken. */
  public enum Why {
    /** Rows that follow each other then lie closer together in time. */
    ROWS_IN_ORDER,
    /** It is the commoner way. */
    COMMONER,
    /** Its header says it best. */
    HEADER,
    /** Its cells look most like it. */
    CONTENT,
    /** It is what the shop assumes. */
    SHOP_DEFAULT,
    /** No column fits. */
    NOTHING_FITS
  }
}
