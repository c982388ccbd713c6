/** Tables out of files: encodings, CSV, XLSX, known formats, column mapping. */
@NullMarked
package guanxi.files;

import org.jspecify.annotations.NullMarked;
