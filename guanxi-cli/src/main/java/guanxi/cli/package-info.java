/**
 * The command line: analyze and match without a server, import into a running one.
 *
 * <p>Start reading at {@link guanxi.cli.Main}: it lists the commands. Exit codes are those of
 * {@link guanxi.cli.ExitCode}, for every command.
 */
@NullMarked
package guanxi.cli;

import org.jspecify.annotations.NullMarked;
