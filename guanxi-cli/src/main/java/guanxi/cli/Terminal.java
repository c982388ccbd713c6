package guanxi.cli;

import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param out results
 * @param err progress and failures
 * @param words the language of the person
 */
public record Terminal(PrintStream out, PrintStream err, Words words) {}
