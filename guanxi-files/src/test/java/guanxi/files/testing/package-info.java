/**
 * Dirty files for tests of everything that reads files: {@link
 * guanxi.files.testing.DirtyFiles#write}.
 */
@NullMarked
package guanxi.files.testing;

import org.jspecify.annotations.NullMarked;
