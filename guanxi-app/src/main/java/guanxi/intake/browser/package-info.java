/** What Guanxi brings along for pages of a shop that have no tracking client of their own. */
@NullMarked
package guanxi.intake.browser;

import org.jspecify.annotations.NullMarked;
