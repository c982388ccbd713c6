package guanxi.files;

/** What a column of a table means. */
public enum Role {
  /** Order number. */
  ORDER,
  /** Customer number or account. */
  CUSTOMER,
  /** E-mail address. */
  EMAIL,
  /** Telephone number. */
  PHONE,
  /** Whole name of the customer. */
  NAME,
  /** Given name. */
  FIRST_NAME,
  /** Family name. */
  LAST_NAME,
  /** When it was ordered; for a table of customers, since when they are known. */
  TIME,
  /** Money of the whole row. */
  AMOUNT,
  /** Money for one piece. */
  UNIT_PRICE,
  /** How many pieces. */
  QUANTITY,
  /** Currency of the money in the row. */
  CURRENCY,
  /** Product number. */
  PRODUCT,
  /** Product name. */
  PRODUCT_TITLE,
  /** Category of the product. */
  CATEGORY,
  /** Brand of the product. */
  BRAND,
  /** State of the order. */
  STATUS,
  /** Street and house. */
  STREET,
  /** Postcode. */
  POSTCODE,
  /** Town. */
  CITY,
  /** Province or state. */
  REGION,
  /** Country. */
  COUNTRY,
  /** Whether the customer agreed to e-mail marketing. */
  ACCEPTS_EMAIL,
  /** Whether the customer agreed to marketing by text message. */
  ACCEPTS_SMS,
  /** Labels of the customer, parted by commas. */
  TAGS,
  /** Free text on the customer. */
  NOTE
}
