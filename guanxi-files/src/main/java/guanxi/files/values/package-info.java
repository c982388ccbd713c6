/**
 * Values out of the text of cells: numbers, money, times, e-mail addresses, telephone numbers, as
 * shops, spreadsheets and people in many countries write them.
 *
 * <p>What one cell leaves open (is {@code 1,234} a thousand? is {@code 03/04} in March?) a whole
 * column decides: {@link guanxi.files.values.NumberColumn} and {@link
 * guanxi.files.values.DateColumn} collect the evidence, {@link guanxi.files.values.NumberText} and
 * {@link guanxi.files.values.TimeText} read with the decision. Nothing here guesses per cell: a
 * cell that does not fit its column is unreadable.
 */
@NullMarked
package guanxi.files.values;

import org.jspecify.annotations.NullMarked;
