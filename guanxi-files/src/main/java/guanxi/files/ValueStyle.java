package guanxi.files;

import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import java.time.ZoneId;

/**
 * How the cells of a file are to be understood where they leave it open.
 *
 * @param zone of times without offset
 * @param currency ISO 4217 code of money without currency
 * @param country ISO 3166 code of telephone numbers without prefix
 */
public record ValueStyle(
    DateOrder dateOrder, DecimalSign decimalSign, ZoneId zone, String currency, String country) {}
