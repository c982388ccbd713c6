/**
 * {@code ./guanxi doctor}: what is in order and what is not, with the command that mends it. Runs
 * without Spring, beside a running Guanxi or without one. Start reading at {@code Doctor}.
 */
@NullMarked
package guanxi.platform.doctor;

import org.jspecify.annotations.NullMarked;
