/** User stories in a real browser. */
@NullMarked
package guanxi.browser;

import org.jspecify.annotations.NullMarked;
