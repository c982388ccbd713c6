/**
 * What one row of a file says, in the words of the business: {@link
 * guanxi.files.records.ImportRecord} and its kinds.
 *
 * <p>A record's key names the thing within its source: the same thing in another file, or the same
 * file again, has the same key. Texts are trimmed, the empty text means unknown.
 */
@NullMarked
package guanxi.files.records;

import org.jspecify.annotations.NullMarked;
