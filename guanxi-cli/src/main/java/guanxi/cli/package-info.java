/** The command line: analyze and match without a server, import into a running one. */
@NullMarked
package guanxi.cli;

import org.jspecify.annotations.NullMarked;
