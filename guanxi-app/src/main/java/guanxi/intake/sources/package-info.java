/** The shops that send events: their write keys, and the pages where they are kept. */
@NullMarked
package guanxi.intake.sources;

import org.jspecify.annotations.NullMarked;
